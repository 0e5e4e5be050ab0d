package mobius.run.preflight;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mobius.telemetry.Sample;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;

/** Connections that the platform accepted, if its {@code /metrics} expose them: users who keep theirs open need one each. */
public final class AcceptedConnections {

    private static final String SOURCE = "platform";
    private static final String METRIC = "http_connections_accepted_total";
    private static final Pattern LINE = Pattern.compile("^" + METRIC + " (\\S+)$", Pattern.MULTILINE);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final PlatformClient platform;

    public AcceptedConnections(PlatformClient platform) {
        this.platform = platform;
    }

    /** Returns the counter; empty if the platform does not expose it or does not respond. */
    public Optional<Sample> now() {
        try {
            String metrics = platform.get("/metrics", PATIENCE).text();
            return LINE.matcher(metrics).results().findFirst().map(AcceptedConnections::sample);
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    /** Returns the increase of the counter in a run; empty with fewer than two samples. */
    public static OptionalLong during(Telemetry telemetry) {
        return telemetry.of(SOURCE, METRIC).stream()
                .map(Series::points)
                .filter(points -> points.size() > 1)
                .mapToLong(points -> Math.round(
                        points.get(points.size() - 1).value() - points.get(0).value()))
                .findFirst();
    }

    private static Sample sample(MatchResult line) {
        return new Sample(System.currentTimeMillis(), SOURCE, METRIC, "", Double.parseDouble(line.group(1)));
    }
}
