package mobius.telemetry.exposition;

import java.util.Locale;

/** What follows the name in a sample line. */
final class SampleLine {

    private SampleLine() {}

    /** The rest of a line from its labels on. Its timestamp and its exemplar must be well formed, and are left out. */
    static Metric read(SampleStart start, LineCursor cursor) throws Malformed {
        Labels labels = start.labels() == null ? cursor.labels() : start.labels();
        double value = number(cursor.word());
        if (!cursor.isAtEnd() && !cursor.isAt('#')) {
            number(cursor.word());
        }
        if (cursor.isAt('#')) {
            readExemplar(cursor);
        }
        cursor.mustBeAtEnd();
        return new Metric(start.name(), labels, value);
    }

    private static void readExemplar(LineCursor cursor) throws Malformed {
        cursor.word();
        if (!cursor.isAt('{')) {
            throw new Malformed("has an exemplar without labels");
        }
        cursor.labels();
        number(cursor.word());
        if (!cursor.isAtEnd()) {
            number(cursor.word());
        }
    }

    private static double number(String word) throws Malformed {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> finite(word);
        };
    }

    /** Java would also read {@code 1f}, {@code 1d} and hexadecimal. */
    private static double finite(String word) throws Malformed {
        try {
            if (word.chars().allMatch(c -> "+-.eE0123456789".indexOf(c) >= 0)) {
                return Double.parseDouble(word);
            }
        } catch (NumberFormatException wrong) {
            throw noNumber(word);
        }
        throw noNumber(word);
    }

    private static Malformed noNumber(String word) {
        return new Malformed(
                word.isEmpty() ? "has no number where one should be" : "has a word where a number should be");
    }
}
