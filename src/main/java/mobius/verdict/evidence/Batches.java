package mobius.verdict.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mobius.stats.BatchEstimate;
import mobius.verdict.finding.Text;
import org.HdrHistogram.Histogram;

/**
 * Response times of one request, or of all, in a window that is divided into batches of equal time.
 *
 * @param histograms in the order of time, in milliseconds
 * @param length of each batch
 */
public record Batches(List<Histogram> histograms, Duration length) {

    /** Fewest samples in a batch: with fewer, its percentile is left to chance. */
    public static final int LEAST_SAMPLES = 200;

    /** Least length of a batch: shorter ones still depend on each other. */
    public static final Duration LEAST_LENGTH = Duration.ofSeconds(10);

    private static final int LEAST_BATCHES = 10;

    public Batches {
        histograms = List.copyOf(histograms);
    }

    /** Returns the number of samples in all batches. */
    public long samples() {
        return histograms.stream().mapToLong(Histogram::getTotalCount).sum();
    }

    /** Returns the number of samples in the batch with the fewest. */
    public long fewestSamples() {
        return histograms.stream().mapToLong(Histogram::getTotalCount).min().orElse(0);
    }

    /** Returns true if the batches are sufficient for an interval. */
    public boolean areEnough() {
        return histograms.size() >= LEAST_BATCHES
                && fewestSamples() >= LEAST_SAMPLES
                && length.compareTo(LEAST_LENGTH) >= 0;
    }

    /** Returns all samples in one histogram. */
    public Histogram merged() {
        return BatchEstimate.merge(histograms);
    }

    /** Returns a description for display: {@code 10 batches of 30 s, at least 812 samples in each}. */
    public String description() {
        return String.format(
                Locale.ROOT,
                "%d batches of %s, at least %s samples in each",
                histograms.size(),
                Text.of(length),
                Text.of(fewestSamples()));
    }
}
