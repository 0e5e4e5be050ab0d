package mobius.data.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A grammar whose symbols expand to text. Its text has the form {@code == symbol}, followed by the alternatives of the symbol,
 * which {@code --} separates. A slot such as <code>{statement}</code> expands that symbol, indented like its line; if there is no
 * such symbol, the slot is filled with a word of that kind. <code>{noun}</code>, <code>{Noun}</code> and <code>{NOUN}</code> set
 * the letter case. A slot with a digit, such as <code>{noun1}</code>, has the same word throughout one expansion of the start
 * symbol, so that a name is used as it was declared.
 *
 * <p>Beyond a certain depth the first alternative of a symbol is taken; it must therefore end the recursion.
 */
public final class Grammar {

    /** The depth beyond which only first alternatives are taken. */
    private static final int DEEPEST = 6;

    private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z]+)([0-9]?)}");

    private final Map<String, List<Alternative>> symbols = new HashMap<>();
    private final Map<String, Integer> bindings = new HashMap<>();

    private record Alternative(List<Part> parts) {}

    private sealed interface Part permits Text, Break, Slot {}

    private record Text(String text) implements Part {}

    /**
     * A line end.
     *
     * @param beforeText whether the next line has text, and is therefore indented
     */
    private record Break(boolean beforeText) implements Part {}

    /**
     * A slot.
     *
     * @param binding the index of its remembered word; -1 if each slot draws a new word
     * @param indent of the line that contains the slot
     */
    private record Slot(String kind, int binding, LetterCase letters, int indent) implements Part {}

    /** Creates a grammar from texts; a later definition of a symbol replaces an earlier one. */
    Grammar(String... texts) {
        for (String text : texts) {
            Arrays.stream(text.split("(?m)^== "))
                    .filter(rule -> !rule.isBlank())
                    .forEach(this::define);
        }
    }

    /**
     * Appends one expansion of {@code symbol}.
     *
     * @throws IllegalArgumentException if the grammar has no such symbol
     */
    public void expand(String symbol, Vocabulary words, Draws draws, StringBuilder out) {
        new Expansion(words, draws, out).expand(symbol, 0, 0);
    }

    private void define(String rule) {
        int end = rule.indexOf('\n');
        List<Alternative> alternatives = Arrays.stream(rule.substring(end + 1).split("(?m)^--\n"))
                .map(text -> new Alternative(parse(text.stripTrailing())))
                .toList();
        symbols.put(rule.substring(0, end), alternatives);
    }

    /** Splits the text of an alternative into parts, line by line. */
    private List<Part> parse(String text) {
        List<Part> parts = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            if (line > 0) {
                parts.add(new Break(!lines[line].isEmpty()));
            }
            parseLine(lines[line], parts);
        }
        return List.copyOf(parts);
    }

    private void parseLine(String line, List<Part> parts) {
        int indent = line.length() - line.stripLeading().length();
        Matcher slot = SLOT.matcher(line);
        int from = 0;
        while (slot.find()) {
            addText(line.substring(from, slot.start()), parts);
            parts.add(slot(slot.group(1), slot.group(2), indent));
            from = slot.end();
        }
        addText(line.substring(from), parts);
    }

    private static void addText(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Text(text));
        }
    }

    private Slot slot(String name, String digit, int indent) {
        String kind = LetterCase.LOWER.of(name);
        int binding = digit.isEmpty() ? -1 : bindings.computeIfAbsent(kind + digit, key -> bindings.size());
        return new Slot(kind, binding, LetterCase.in(name), indent);
    }

    private final class Expansion {

        private final Vocabulary words;
        private final Draws draws;
        private final StringBuilder out;
        private final String[] bound = new String[bindings.size()];

        Expansion(Vocabulary words, Draws draws, StringBuilder out) {
            this.words = words;
            this.draws = draws;
            this.out = out;
            Arrays.fill(bound, "");
        }

        /**
         * Expands a symbol.
         *
         * @param indent added to every line after the first
         * @param depth of the recursion, from 0
         */
        void expand(String symbol, int indent, int depth) {
            List<Alternative> alternatives = symbols.get(symbol);
            if (alternatives == null) {
                throw new IllegalArgumentException("the grammar has no symbol " + symbol);
            }
            Alternative chosen = depth > DEEPEST ? alternatives.get(0) : draws.pick(alternatives);
            chosen.parts().forEach(part -> append(part, indent, depth));
        }

        /** Appends a part; a slot is either another symbol or a word. */
        private void append(Part part, int indent, int depth) {
            if (part instanceof Text text) {
                out.append(text.text());
            } else if (part instanceof Break end) {
                out.append('\n').append(" ".repeat(end.beforeText() ? indent : 0));
            } else if (part instanceof Slot slot && symbols.containsKey(slot.kind())) {
                expand(slot.kind(), indent + slot.indent(), depth + 1);
            } else if (part instanceof Slot slot) {
                out.append(slot.letters().of(word(slot)));
            }
        }

        private String word(Slot slot) {
            if (slot.binding() < 0) {
                return words.word(slot.kind(), draws);
            }
            if (bound[slot.binding()].isEmpty()) {
                bound[slot.binding()] = words.word(slot.kind(), draws);
            }
            return bound[slot.binding()];
        }
    }
}
