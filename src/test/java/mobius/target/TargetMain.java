package mobius.target;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import mobius.config.EmbeddedSettings;
import mobius.config.SettingsReader;

/** The target of {@code mobius.conf} in a process of its own: prints its URL and ends with its standard input. */
final class TargetMain {

    /** The argument that takes all service times away. */
    static final String INSTANT = "instant";

    /** The argument that keeps those of {@code mobius.conf}. */
    static final String CONFIGURED = "configured";

    private TargetMain() {}

    public static void main(String[] arguments) throws IOException {
        EmbeddedSettings embedded = SettingsReader.read(Map.of(), Map.of()).embedded();
        Map<String, ServiceTime> times = arguments[0].equals(INSTANT) ? Map.of() : embedded.serviceTimes();
        try (ReferenceTarget target = ReferenceTarget.start(settings(embedded, times))) {
            System.out.println(target.url());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Without rate limits, so that one account can send everything. */
    private static TargetSettings settings(EmbeddedSettings embedded, Map<String, ServiceTime> times) {
        TargetSettings.Limit plenty = new TargetSettings.Limit(1_000_000, 1_000_000);
        return new TargetSettings(
                embedded.port(),
                "/api/v1",
                20260101,
                new Secret(SettingsBuilder.PASSWORD.toCharArray()),
                embedded.data(),
                embedded.tokenLifetime(),
                embedded.gzipFromBytes(),
                embedded.pool(),
                new TargetSettings.RateLimits(plenty, plenty, Set.of()),
                times,
                embedded.streamTimes(),
                embedded.faults());
    }
}
