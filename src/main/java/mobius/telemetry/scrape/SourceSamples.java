package mobius.telemetry.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mobius.telemetry.Sample;
import mobius.telemetry.exposition.Exposition;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.exposition.Metric;
import mobius.text.TextSanitizer;

/** Makes samples of what one scrape found. */
final class SourceSamples {

    private static final int LONGEST_REASON = 200;

    private final Source source;
    private final long timeMillis;
    private final List<Sample> samples = new ArrayList<>();

    /** @param timeMillis when the source was asked, since the epoch */
    SourceSamples(Source source, long timeMillis) {
        this.source = source;
        this.timeMillis = timeMillis;
    }

    /** Takes what is finite: a value that is not known has no sample. */
    void add(Exposition exposition, double tookMillis) {
        List<Metric> metrics = MetricSelections.of(source.role()).reduce(exposition.metrics());
        metrics.stream()
                .limit(TargetScraper.SERIES)
                .filter(metric -> Double.isFinite(metric.value()))
                .forEach(metric -> add(metric.name(), metric.labels(), metric.value()));
        int leftOut = exposition.leftOut() + Math.max(0, metrics.size() - TargetScraper.SERIES);
        addUnlessZero(ScrapeMetrics.LEFT_OUT, leftOut);
        addUnlessZero(ScrapeMetrics.DUPLICATES, exposition.duplicates());
        addUnlessZero(ScrapeMetrics.NOT_UNDERSTOOD, exposition.notUnderstood());
        add(ScrapeMetrics.DURATION, Labels.NONE, tookMillis);
    }

    void failed(String reason) {
        add(ScrapeMetrics.FAILED, Labels.of(Map.of("reason", TextSanitizer.line(reason, LONGEST_REASON))), 1);
    }

    void skipped(long scrapes) {
        addUnlessZero(ScrapeMetrics.SKIPPED, scrapes);
    }

    List<Sample> samples() {
        return samples;
    }

    private void addUnlessZero(String metric, long count) {
        if (count > 0) {
            add(metric, Labels.NONE, (double) count);
        }
    }

    private void add(String metric, Labels labels, double value) {
        samples.add(new Sample(timeMillis, source.name(), metric, labels.toString(), value));
    }
}
