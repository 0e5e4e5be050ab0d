package mobius.telemetry;

import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Adds the counters of several processes that did one work together. The sums have a reading for each second. */
public final class CounterSums {

    private static final long SECOND_MILLIS = 1_000;

    private final String source;
    private final Predicate<String> counters;

    /** The increase in each second. */
    private final Map<Key, SortedMap<Long, Double>> increases = new LinkedHashMap<>();

    private record Key(String metric, String labels) {}

    /**
     * Creates sums of nothing.
     *
     * @param source of the counters, the same in each telemetry
     * @param counters accepts the names of the metrics that are added
     */
    public CounterSums(String source, Predicate<String> counters) {
        this.source = source;
        this.counters = counters;
    }

    /**
     * Adds the counters of one process.
     *
     * @param correctionMillis is added to their times
     */
    public void add(Telemetry telemetry, long correctionMillis) {
        telemetry.series().stream()
                .filter(series -> isSummed(series.source(), series.metric()))
                .forEach(series -> add(series, correctionMillis));
    }

    private void add(Series series, long correctionMillis) {
        Map<Long, Double> sums =
                increases.computeIfAbsent(new Key(series.metric(), series.labels()), missing -> new TreeMap<>());
        double before = 0;
        for (Series.Point point : series.points()) {
            long second = Math.floorDiv(point.timeMillis() + correctionMillis, SECOND_MILLIS);
            sums.merge(second, point.value() - before, Double::sum);
            before = point.value();
        }
    }

    private boolean isSummed(String of, String metric) {
        return of.equals(source) && counters.test(metric);
    }

    /**
     * Copies the telemetry of one process with the sums in place of its own counters.
     *
     * @throws IOException if a file cannot be read or written
     */
    public void copy(Path from, Path to) throws IOException {
        try (Writer file = Files.newBufferedWriter(to, StandardCharsets.UTF_8);
                SequenceWriter samples = SampleCsv.writerTo(file)) {
            SampleCsv.read(from, sample -> {
                if (!isSummed(sample.source(), sample.metric())) {
                    write(samples, sample);
                }
            });
            increases.forEach((key, sums) -> write(samples, key, sums));
        } catch (UncheckedIOException unwritten) {
            throw unwritten.getCause();
        }
    }

    private void write(SequenceWriter samples, Key key, Map<Long, Double> sums) {
        double total = 0;
        for (Map.Entry<Long, Double> second : sums.entrySet()) {
            total += second.getValue();
            write(samples, new Sample(second.getKey() * SECOND_MILLIS, source, key.metric, key.labels, total));
        }
    }

    private static void write(SequenceWriter samples, Sample sample) {
        try {
            samples.write(sample);
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }
}
