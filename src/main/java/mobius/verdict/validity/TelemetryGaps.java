package mobius.verdict.validity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.telemetry.ProcessTrace;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.scrape.ScrapeMetrics;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;

/**
 * Reports gaps in the metrics of the platform's servers.
 *
 * <p>Finding {@code telemetry}, one for each source with failed, skipped or incomplete scrapes: INFO. Sources without gaps have
 * no finding.
 */
public final class TelemetryGaps implements Check {

    @Override
    public List<Finding> ask(RunView run) {
        return run.telemetry().stream()
                .flatMap(telemetry -> sources(telemetry).map(source -> new Scrapes(telemetry, source)))
                .filter(Scrapes::areOdd)
                .map(TelemetryGaps::tell)
                .toList();
    }

    private static Stream<String> sources(Telemetry telemetry) {
        return telemetry.series().stream().map(Series::source).distinct();
    }

    private static Finding tell(Scrapes scrapes) {
        Observation value = Observation.of("scrapes that returned metrics", "%");
        Observation facts = scrapes.due() == 0
                ? value
                : value.actual(100.0 * scrapes.answered() / scrapes.due()).samples(scrapes.due());
        return Finding.of("telemetry", scrapes.source(), Status.INFO, facts, scrapes.whatHappened())
                .withAdvice("See docs/telemetry.md for what a source must serve.");
    }

    /** The scrapes of one source. */
    private record Scrapes(Telemetry telemetry, String source) {

        /** Returns true if any of them had a problem. */
        boolean areOdd() {
            return Stream.of(
                                    ScrapeMetrics.FAILED,
                                    ScrapeMetrics.SKIPPED,
                                    ScrapeMetrics.LEFT_OUT,
                                    ScrapeMetrics.DUPLICATES,
                                    ScrapeMetrics.NOT_UNDERSTOOD,
                                    ScrapeMetrics.WARNED)
                            .anyMatch(metric -> !telemetry.of(source, metric).isEmpty())
                    || takeTurns();
        }

        private boolean takeTurns() {
            return ProcessTrace.of(telemetry.series().stream()
                            .filter(series -> series.source().equals(source))
                            .toList())
                    .takesTurns();
        }

        /** Returns the number of scrapes in the run's schedule. */
        long due() {
            return answered() + sum(ScrapeMetrics.FAILED) + sum(ScrapeMetrics.SKIPPED);
        }

        /** Returns the number of scrapes that returned metrics. */
        long answered() {
            return telemetry.of(source, ScrapeMetrics.DURATION).stream()
                    .mapToLong(series -> series.points().size())
                    .sum();
        }

        /** Returns a sentence for each kind of problem. */
        String whatHappened() {
            return String.join(
                    " ",
                    Stream.of(failures(), skipped(), leftOut(), duplicates(), notUnderstood(), warned(), turns())
                            .flatMap(Optional::stream)
                            .toList());
        }

        private Optional<String> failures() {
            return telemetry.of(source, ScrapeMetrics.FAILED).stream()
                    .max((a, b) -> Double.compare(a.sum(), b.sum()))
                    .map(most -> "%s failed: most often its address %s."
                            .formatted(Text.of(sum(ScrapeMetrics.FAILED)), reason(most)));
        }

        private Optional<String> skipped() {
            return count(ScrapeMetrics.SKIPPED)
                    .map("%s were skipped because an earlier one took longer than its interval."::formatted);
        }

        private Optional<String> leftOut() {
            return highest(ScrapeMetrics.LEFT_OUT)
                    .map("Up to %s series at a time were too many and are not recorded."::formatted);
        }

        private Optional<String> duplicates() {
            return highest(ScrapeMetrics.DUPLICATES)
                    .map("Up to %s lines at a time repeated a series; the first one counts."::formatted);
        }

        private Optional<String> notUnderstood() {
            return highest(ScrapeMetrics.NOT_UNDERSTOOD)
                    .map("Up to %s lines at a time were not understood and are left out."::formatted);
        }

        private Optional<String> warned() {
            return telemetry.of(source, ScrapeMetrics.WARNED).stream()
                    .findFirst()
                    .map(warning -> "It warned, so its figures may be a part only: %s.".formatted(reason(warning)));
        }

        private Optional<String> turns() {
            return takeTurns()
                    ? Optional.of(
                            "Several processes (workers or pods) answer at this address in turn, each with counters of its"
                                    + " own. That is not a restart, and no rates are computed from them. Set"
                                    + " PROMETHEUS_MULTIPROC_DIR for the workers of gunicorn; scrape pods one by one, or"
                                    + " read them through Prometheus (mobius.telemetry.prometheus).")
                    : Optional.empty();
        }

        private Optional<String> count(String metric) {
            return Optional.of(sum(metric)).filter(sum -> sum > 0).map(Text::of);
        }

        private Optional<String> highest(String metric) {
            return telemetry.of(source, metric).stream()
                    .flatMapToDouble(series -> series.max().stream())
                    .mapToObj(Math::round)
                    .map(Text::of)
                    .findFirst();
        }

        private long sum(String metric) {
            return Math.round(telemetry.of(source, metric).stream()
                    .mapToDouble(Series::sum)
                    .sum());
        }

        private static String reason(Series failed) {
            return Labels.parse(failed.labels())
                    .flatMap(labels -> labels.value("reason"))
                    .orElse("returned nothing");
        }
    }
}
