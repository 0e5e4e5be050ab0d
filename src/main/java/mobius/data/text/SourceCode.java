package mobius.data.text;

import java.util.ArrayList;
import java.util.List;

/** Makes the source files of one context: plausible code of its topic, which compresses as code does. */
public final class SourceCode {

    /** Files of a code base, in characters; those of a context are cut to what is left of its size. */
    private static final LogNormal FILE_SIZE = new LogNormal(4_000, 0.9, 400, 60_000);

    private final Topic topic;
    private final Language language;
    private final Draws draws;

    public SourceCode(Topic topic, Language language, Draws draws) {
        this.topic = topic;
        this.language = language;
        this.draws = draws;
    }

    /** Files of {@code size} characters together, and of at most one more class or function each. */
    public List<SourceFile> files(int size) {
        List<SourceFile> files = new ArrayList<>();
        int left = size;
        while (left > 0) {
            SourceFile file = file(files.size(), Math.min(left, FILE_SIZE.draw(draws)));
            files.add(file);
            left -= file.content().length();
        }
        return files;
    }

    /** Code of {@code size} characters and at most one more class or function. */
    public String content(int size) {
        Vocabulary words = Vocabulary.ofFile(topic, draws);
        StringBuilder code = new StringBuilder(size + 2_000);
        language.grammar().expand("header", words, draws, code);
        do {
            code.append("\n\n");
            language.grammar().expand("item", words, draws, code);
        } while (code.length() < size);
        return code.append('\n').toString();
    }

    private SourceFile file(int number, int size) {
        return new SourceFile(path(number), language.id(), content(size));
    }

    /** The number keeps the paths of one context apart. */
    private String path(int number) {
        String folder = LetterCase.LOWER.of(topic.name()).replace('_', '-');
        Vocabulary words = Vocabulary.of(topic);
        String name = words.word("verb", draws) + "_" + words.word("noun", draws) + (number == 0 ? "" : "_" + number);
        return "src/" + folder + "/" + name + "." + language.extension();
    }
}
