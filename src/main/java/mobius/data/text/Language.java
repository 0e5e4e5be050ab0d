package mobius.data.text;

import java.util.List;

/** The languages that the platform accepts, each with the grammar that generates its sources. */
public enum Language {
    PYTHON("python", "py", List.of("fastapi", "django", "flask", "starlette"), CodeGrammar.PYTHON),
    JAVASCRIPT("javascript", "js", List.of("express", "react", "vue", "koa"), CodeGrammar.JAVASCRIPT),
    TYPESCRIPT("typescript", "ts", List.of("nestjs", "react", "angular", "next"), CodeGrammar.TYPESCRIPT);

    private final String id;
    private final String extension;
    // The list and the grammar are immutable, which their types do not show: List.of returns an immutable list, and a
    // grammar never changes after it is parsed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> frameworks;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Grammar grammar;

    Language(String id, String extension, List<String> frameworks, Grammar grammar) {
        this.id = id;
        this.extension = extension;
        this.frameworks = frameworks;
        this.grammar = grammar;
    }

    /** A deck with a half of python, and a quarter each of javascript and typescript. */
    public static Deck<Language> deck(Draws draws) {
        return new Deck<>(List.of(PYTHON, PYTHON, JAVASCRIPT, TYPESCRIPT), draws);
    }

    /** The name in the platform's API. */
    public String id() {
        return id;
    }

    /** The extension of source files, without the dot. */
    String extension() {
        return extension;
    }

    /** Common frameworks of the language. */
    public List<String> frameworks() {
        return frameworks;
    }

    Grammar grammar() {
        return grammar;
    }
}
