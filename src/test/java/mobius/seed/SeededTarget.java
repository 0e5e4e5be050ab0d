package mobius.seed;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import mobius.config.PlatformSettings;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.config.hocon.Secret;
import mobius.reference.ReferenceTarget;

/** A reference target in this process that answers at once and has no limits, with a few accounts of the suite's feeders. */
public final class SeededTarget implements AutoCloseable {

    public static final String PASSWORD = "correct-horse-battery";

    private final ReferenceTarget target;
    private final Settings settings;

    private SeededTarget(ReferenceTarget target, Settings settings) {
        this.target = target;
        this.settings = settings;
    }

    public static SeededTarget start(String... more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "mobius.embedded.data.accounts", "12",
                "mobius.embedded.data.projects-per-account", "2",
                "mobius.embedded.data.contexts-per-project", "2",
                "mobius.embedded.rate-limit.account.per-minute", "1000000",
                "mobius.embedded.rate-limit.account.per-hour", "1000000"));
        for (String kind : new String[] {"read", "query", "write", "upload", "batch"}) {
            properties.put("mobius.embedded.service-times." + kind + ".p50", "0 s");
            properties.put("mobius.embedded.service-times." + kind + ".p95", "0 s");
        }
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        Settings settings = SettingsReader.read(properties, Map.of("MOBIUS_PASSWORD", PASSWORD));
        return new SeededTarget(
                ReferenceTarget.start(
                        settings.referenceTarget(settings.secrets().password().orElseThrow())),
                settings);
    }

    public String url() {
        return target.url();
    }

    PlatformSettings platform() {
        return settings.target().at(URI.create(target.url()));
    }

    Secret password() {
        return new Secret(PASSWORD);
    }

    public TargetView view() {
        return new TargetView(target.url());
    }

    @Override
    public void close() {
        target.close();
    }
}
