package mobius.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mobius.verdict.statistics.BatchEstimate;
import org.HdrHistogram.Histogram;

/**
 * The response times of one request, or of all, in a window cut into equal batches of time.
 *
 * @param histograms in the order of time, in milliseconds
 * @param length how long each batch lasts
 */
record Batches(List<Histogram> histograms, Duration length) {

    /** Fewer samples leave the percentile of a batch to chance. */
    static final int LEAST_SAMPLES = 200;

    /** Shorter batches still depend on each other. */
    static final Duration LEAST_LENGTH = Duration.ofSeconds(10);

    private static final int LEAST_BATCHES = 10;

    Batches {
        histograms = List.copyOf(histograms);
    }

    long samples() {
        return histograms.stream().mapToLong(Histogram::getTotalCount).sum();
    }

    long fewestSamples() {
        return histograms.stream().mapToLong(Histogram::getTotalCount).min().orElse(0);
    }

    /** Whether an interval can rest on them. */
    boolean areEnough() {
        return histograms.size() >= LEAST_BATCHES
                && fewestSamples() >= LEAST_SAMPLES
                && length.compareTo(LEAST_LENGTH) >= 0;
    }

    Histogram merged() {
        return BatchEstimate.merge(histograms);
    }

    /** What there is, for people: {@code 10 batches of 30 s, at least 812 samples in each}. */
    String description() {
        return String.format(
                Locale.ROOT,
                "%d batches of %s, at least %s samples in each",
                histograms.size(),
                Text.of(length),
                Text.of(fewestSamples()));
    }
}
