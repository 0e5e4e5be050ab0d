package mobius.telemetry.exposition;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads expositions line by line, as Prometheus 3 does, and keeps of them what somebody asked for. A line that is not understood is
 * counted and left out. A text without any line that is understood is refused as a whole, and so is one that is cut: half a number
 * is a number too.
 */
public final class ExpositionParser {

    private static final Pattern END = Pattern.compile("#\\s*EOF\\s*");

    private final Predicate<String> wanted;
    private final ExpositionLimits limits;

    /** @param wanted tells by its name whether a metric is kept; the labels and values of others are not looked at */
    public ExpositionParser(Predicate<String> wanted, ExpositionLimits limits) {
        this.wanted = wanted;
        this.limits = limits;
    }

    /**
     * Reads a text to its end.
     *
     * @param text uncompressed; stays open
     * @throws UnreadableExposition when the text is no exposition, is cut or is too long; its message holds nothing of the text
     * @throws IOException when the text cannot be read
     */
    public Exposition parse(InputStream text, ExpositionFormat format) throws IOException {
        TextLines lines = new TextLines(text, limits.bytes());
        KeptMetrics kept = new KeptMetrics(limits.series());
        boolean ended = false;
        boolean understood = false;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (ended) {
                throw new UnreadableExposition(
                        String.format(Locale.ROOT, "continues in line %d after # EOF", lines.number()));
            }
            ended = format == ExpositionFormat.OPEN_METRICS && END.matcher(line).matches();
            understood |= readLine(line, lines, kept) && !line.isBlank();
        }
        if (format == ExpositionFormat.OPEN_METRICS && !ended) {
            throw new UnreadableExposition(
                    String.format(Locale.ROOT, "is cut after line %d: it has no # EOF", lines.number()));
        }
        Exposition exposition = kept.exposition();
        if (!understood && exposition.notUnderstood() > 0) {
            throw new UnreadableExposition("is not a text with metrics: none of its lines is a sample or a comment");
        }
        return exposition;
    }

    /** Whether the line is one of an exposition. */
    private boolean readLine(String line, TextLines lines, KeptMetrics kept) throws UnreadableExposition {
        try {
            LineCursor cursor = new LineCursor(line);
            if (cursor.isAtEnd() || cursor.isAt('#')) {
                return true;
            }
            if (!lines.isUtf8()) {
                throw new Malformed("is not UTF-8");
            }
            SampleStart start = SampleStart.of(cursor);
            if (wanted.test(start.name())) {
                kept.add(SampleLine.read(start, cursor));
            }
            return true;
        } catch (Malformed wrong) {
            UnreadableExposition.refuseMarkup(line);
            kept.leaveOut(lines.number(), wrong);
            return false;
        }
    }

    /** Gathers the metrics of one exposition up to a limit. */
    private static final class KeptMetrics {

        private final int limit;
        private final List<Metric> metrics = new ArrayList<>();
        private final Set<Key> seen = new HashSet<>();
        private int duplicates;
        private int leftOut;
        private int notUnderstood;
        private @Nullable String firstFault;

        private record Key(String name, Labels labels) {}

        KeptMetrics(int limit) {
            this.limit = limit;
        }

        void add(Metric metric) {
            Key key = new Key(metric.name(), metric.labels());
            if (seen.contains(key)) {
                duplicates++;
            } else if (metrics.size() == limit) {
                leftOut++;
            } else {
                seen.add(key);
                metrics.add(metric);
            }
        }

        /** Counts a line that is not understood. */
        void leaveOut(int line, Malformed wrong) {
            notUnderstood++;
            if (firstFault == null) {
                firstFault = String.format(Locale.ROOT, "line %d %s", line, wrong.complaint());
            }
        }

        Exposition exposition() {
            return new Exposition(metrics, duplicates, leftOut, notUnderstood, Optional.ofNullable(firstFault));
        }
    }
}
