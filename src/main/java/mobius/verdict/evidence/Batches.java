package mobius.verdict.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mobius.stats.BatchEstimate;
import mobius.verdict.finding.Text;
import org.HdrHistogram.Histogram;

/**
 * The response times of one request, or of all, in a window cut into equal batches of time.
 *
 * @param histograms in the order of time, in milliseconds
 * @param length how long each batch lasts
 */
public record Batches(List<Histogram> histograms, Duration length) {

    /** Fewer samples leave the percentile of a batch to chance. */
    public static final int LEAST_SAMPLES = 200;

    /** Shorter batches still depend on each other. */
    public static final Duration LEAST_LENGTH = Duration.ofSeconds(10);

    private static final int LEAST_BATCHES = 10;

    public Batches {
        histograms = List.copyOf(histograms);
    }

    public long samples() {
        return histograms.stream().mapToLong(Histogram::getTotalCount).sum();
    }

    public long fewestSamples() {
        return histograms.stream().mapToLong(Histogram::getTotalCount).min().orElse(0);
    }

    /** Whether an interval can rest on them. */
    public boolean areEnough() {
        return histograms.size() >= LEAST_BATCHES
                && fewestSamples() >= LEAST_SAMPLES
                && length.compareTo(LEAST_LENGTH) >= 0;
    }

    public Histogram merged() {
        return BatchEstimate.merge(histograms);
    }

    /** What there is, for people: {@code 10 batches of 30 s, at least 812 samples in each}. */
    public String description() {
        return String.format(
                Locale.ROOT,
                "%d batches of %s, at least %s samples in each",
                histograms.size(),
                Text.of(length),
                Text.of(fewestSamples()));
    }
}
