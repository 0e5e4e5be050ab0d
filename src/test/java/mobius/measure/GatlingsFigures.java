package mobius.measure;

import io.gatling.charts.stats.GeneralStats;
import io.gatling.charts.stats.LogFileData;
import io.gatling.charts.stats.LogFileReader;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.config.GatlingConfiguration;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * What Gatling's own reader says about a log of requests without groups.
 *
 * @param data the whole of it
 */
record GatlingsFigures(LogFileData data) {

    /** The figures that Gatling has exactly; it rounds the mean to milliseconds. */
    record Figures(
            long count, @Nullable Long minMillis, @Nullable Long maxMillis, long roundedMeanMillis) {}

    static GatlingsFigures of(Path log) {
        return new GatlingsFigures(new LogFileReader(log.toFile(), GatlingConfiguration.load()).read());
    }

    Figures ok(String request) {
        return figures(Option.apply(request), OK$.MODULE$);
    }

    Figures ko(String request) {
        return figures(Option.apply(request), KO$.MODULE$);
    }

    Figures ok() {
        return figures(Option.empty(), OK$.MODULE$);
    }

    Figures ko() {
        return figures(Option.empty(), KO$.MODULE$);
    }

    private Figures figures(Option<String> request, Status status) {
        GeneralStats stats = data.requestGeneralStats(request, Option.empty(), Option.apply(status))
                .get();
        return new Figures(stats.count(), (long) stats.min(), (long) stats.max(), stats.mean());
    }
}
