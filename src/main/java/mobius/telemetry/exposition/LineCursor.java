package mobius.telemetry.exposition;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Walks along a sample line: {@code name{label="value"} 1.5 1395066363000 # {exemplar}}, or with names in quotes. */
final class LineCursor {

    /**
     * What stands in braces.
     *
     * @param name of the metric, which may stand there in quotes; null where it does not
     */
    record Braces(@Nullable String name, Labels labels) {}

    private final String line;
    private int at;

    LineCursor(String line) {
        this.line = line;
        skipBlanks();
    }

    /** A name of a metric, which may hold colons. */
    String metricName() throws Malformed {
        return name(true, "has no name of a metric where it starts");
    }

    /** The labels in braces; none where there are no braces. */
    Labels labels() throws Malformed {
        Braces braces = braces();
        if (braces.name() != null) {
            throw new Malformed("has a label without a value");
        }
        return braces.labels();
    }

    /** The labels in braces and a name in quotes among them; none where there are no braces. */
    Braces braces() throws Malformed {
        if (!take('{')) {
            return new Braces(null, Labels.NONE);
        }
        String metric = null;
        SortedMap<String, String> labels = new TreeMap<>();
        while (!take('}')) {
            boolean quoted = isAt('"');
            String name = quoted ? quoted() : name(false, "has no name of a label where one should be");
            if (quoted && !isAt('=')) {
                if (metric != null) {
                    throw new Malformed("has two names of a metric");
                }
                metric = name;
            } else {
                require('=');
                if (labels.put(name, quoted()) != null) {
                    throw new Malformed("has a label twice");
                }
            }
            if (!take(',') && !isAt('}')) {
                throw new Malformed("has neither a comma nor a brace after a label");
            }
        }
        return new Braces(metric, new Labels(labels));
    }

    /** The next word: a value or a timestamp. */
    String word() {
        int start = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        String word = line.substring(start, at);
        skipBlanks();
        return word;
    }

    boolean isAtEnd() {
        return at == line.length();
    }

    boolean isAt(char expected) {
        return at < line.length() && line.charAt(at) == expected;
    }

    void mustBeAtEnd() throws Malformed {
        if (!isAtEnd()) {
            throw new Malformed("continues after its end");
        }
    }

    private String name(boolean colons, String complaint) throws Malformed {
        int start = at;
        while (at < line.length() && isNameCharacter(line.charAt(at), at == start, colons)) {
            at++;
        }
        if (at == start) {
            throw new Malformed(complaint);
        }
        String name = line.substring(start, at);
        skipBlanks();
        return name;
    }

    private static boolean isNameCharacter(char c, boolean first, boolean colons) {
        boolean digit = c >= '0' && c <= '9';
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return letter || (digit && !first) || (colons && c == ':');
    }

    private String quoted() throws Malformed {
        StringBuilder value = new StringBuilder();
        if (!isAt('"')) {
            throw new Malformed("has a label without a value in quotes");
        }
        at++;
        while (!isAt('"')) {
            value.append(unescaped());
        }
        take('"');
        return value.toString();
    }

    /** A backslash before any other character stands for itself, as Prometheus reads it. */
    private String unescaped() throws Malformed {
        char c = read();
        if (c != '\\') {
            return String.valueOf(c);
        }
        char escaped = read();
        return switch (escaped) {
            case 'n' -> "\n";
            case '"', '\\' -> String.valueOf(escaped);
            default -> "\\" + escaped;
        };
    }

    private char read() throws Malformed {
        if (isAtEnd()) {
            throw new Malformed("ends within a label");
        }
        return line.charAt(at++);
    }

    private void require(char expected) throws Malformed {
        if (!take(expected)) {
            throw new Malformed("has no %s where one should be".formatted(expected));
        }
    }

    private boolean take(char expected) {
        if (!isAt(expected)) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private void skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
