package mobius.telemetry.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mobius.telemetry.ProcessTrace;
import mobius.telemetry.Sample;
import mobius.telemetry.exposition.Exposition;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.exposition.Metric;
import mobius.text.TextSanitizer;

/** Converts a scrape into samples. */
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

    /**
     * Adds the finite values; an unknown value has no sample.
     *
     * @param readings of the exposition, by their canonical names
     */
    void add(Scrape scrape, List<Reading> readings, double tookMillis) {
        readings.stream()
                .limit(TargetScraper.SERIES)
                .filter(reading -> Double.isFinite(reading.metric().value()))
                .forEach(this::add);
        Exposition exposition = scrape.exposition();
        int leftOut = exposition.leftOut() + Math.max(0, readings.size() - TargetScraper.SERIES);
        addUnlessZero(ScrapeMetrics.LEFT_OUT, leftOut);
        addUnlessZero(ScrapeMetrics.DUPLICATES, exposition.duplicates());
        addUnlessZero(ScrapeMetrics.NOT_UNDERSTOOD, exposition.notUnderstood());
        addUnlessZero(ScrapeMetrics.UNKNOWN, scrape.unknown().size());
        add(ScrapeMetrics.DURATION, Labels.NONE, tookMillis);
    }

    void failed(String reason) {
        add(ScrapeMetrics.FAILED, Labels.of(Map.of("reason", TextSanitizer.line(reason, LONGEST_REASON))), 1);
    }

    /** A single process is the usual case and not recorded. */
    void workers(int count) {
        addUnlessZero(ProcessTrace.PROCESSES, count > 1 ? count : 0);
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

    private void add(Reading reading) {
        Metric metric = reading.metric();
        samples.add(new Sample(
                timeMillis,
                source.nameOf(TextSanitizer.text(reading.part())),
                metric.name(),
                metric.labels().toString(),
                metric.value()));
    }

    private void add(String metric, Labels labels, double value) {
        samples.add(new Sample(timeMillis, source.name(), metric, labels.toString(), value));
    }
}
