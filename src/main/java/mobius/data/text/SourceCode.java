package mobius.data.text;

import java.util.ArrayList;
import java.util.List;

/** Generates the source files of one context: plausible code about its topic, with a compression ratio like that of real code. */
public final class SourceCode {

    /** The sizes of files in a code base, in characters. The last file of a context gets what is left of the context's size. */
    private static final LogNormal FILE_SIZE = new LogNormal(4_000, 0.9, 400, 60_000);

    private final Topic topic;
    private final Language language;
    private final Draws draws;

    /**
     * Creates a generator.
     *
     * @param draws consumed by every file
     */
    public SourceCode(Topic topic, Language language, Draws draws) {
        this.topic = topic;
        this.language = language;
        this.draws = draws;
    }

    /** Generates files of {@code size} characters together. Each may be longer by up to one class or function. */
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

    /** Generates code of {@code size} characters. It may be longer by up to one class or function. */
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

    /** Builds the path of a file. The number keeps the paths of one context distinct. */
    private String path(int number) {
        String folder = LetterCase.LOWER.of(topic.name()).replace('_', '-');
        Vocabulary words = Vocabulary.of(topic);
        String name = words.word("verb", draws) + "_" + words.word("noun", draws) + (number == 0 ? "" : "_" + number);
        return "src/" + folder + "/" + name + "." + language.extension();
    }
}
