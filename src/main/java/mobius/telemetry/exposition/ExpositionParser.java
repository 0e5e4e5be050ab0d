package mobius.telemetry.exposition;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads expositions line by line and keeps of them what somebody asked for. An exposition that is not well formed to its end
 * is refused as a whole, as Prometheus does: half a number is a number too.
 */
public final class ExpositionParser {

    private static final Pattern END = Pattern.compile("#\\s*EOF\\s*");
    private static final int SHOWN = 60;

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
     * @throws UnreadableExposition when the text is no exposition, is cut or is too long
     * @throws IOException when the text cannot be read
     */
    public Exposition parse(InputStream text, ExpositionFormat format) throws IOException {
        TextLines lines = new TextLines(text, limits.bytes());
        KeptMetrics kept = new KeptMetrics(limits.series());
        boolean ended = false;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (ended) {
                throw new UnreadableExposition("goes on in line %d behind # EOF".formatted(lines.number()));
            }
            ended = format == ExpositionFormat.OPEN_METRICS && END.matcher(line).matches();
            readLine(line, lines.number(), kept);
        }
        if (format == ExpositionFormat.OPEN_METRICS && !ended) {
            throw new UnreadableExposition("is cut after line %d: it has no # EOF".formatted(lines.number()));
        }
        return kept.exposition();
    }

    private void readLine(String line, int number, KeptMetrics kept) throws UnreadableExposition {
        try {
            LineCursor cursor = new LineCursor(line);
            if (cursor.isAtEnd() || cursor.isAt('#')) {
                return;
            }
            String name = cursor.metricName();
            if (!wanted.test(name)) {
                return;
            }
            kept.add(SampleLine.read(name, cursor));
        } catch (Malformed wrong) {
            throw unreadable(line, number, wrong);
        }
    }

    private static UnreadableExposition unreadable(String line, int number, Malformed wrong)
            throws UnreadableExposition {
        UnreadableExposition.refuseMarkup(line);
        String shown = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
        return new UnreadableExposition(
                "is wrong in line %d, which %s: %s".formatted(number, wrong.complaint(), shown));
    }
}
