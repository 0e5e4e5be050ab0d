package mobius.report.text;

import java.util.Set;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Series;
import mobius.telemetry.StartMetrics;
import mobius.telemetry.scrape.ScrapeMetrics;

/** What is said of a run without bottlenecks: of a platform that told nothing, nothing can stand out. */
public final class NoBottleneck {

    /** What the injector notes of a platform by itself. */
    private static final Set<String> NOT_TOLD = Set.of(
            ScrapeMetrics.FAILED,
            ScrapeMetrics.SKIPPED,
            ScrapeMetrics.UNKNOWN,
            ScrapeMetrics.WARNED,
            StartMetrics.TO_FIRST_ANSWER_MILLIS);

    private static final String SILENT = "none found; the platform exposed no metrics";

    private NoBottleneck() {}

    /** The end of a sentence, without its full stop. */
    public static String words(RunReport run) {
        return platformTold(run) ? "none found" : SILENT;
    }

    static boolean platformTold(RunReport run) {
        return run.telemetry().stream()
                .flatMap(telemetry -> telemetry.series().stream())
                .anyMatch(NoBottleneck::isTold);
    }

    private static boolean isTold(Series series) {
        return !series.source().equals(InjectorMetrics.SOURCE) && !NOT_TOLD.contains(series.metric());
    }
}
