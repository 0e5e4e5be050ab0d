package mobius.data.text;

import java.util.List;

/** The languages that the platform knows, each with the grammar its sources are made from. */
public enum Language {
    PYTHON("python", "py", List.of("fastapi", "django", "flask", "starlette"), CodeGrammar.PYTHON),
    JAVASCRIPT("javascript", "js", List.of("express", "react", "vue", "koa"), CodeGrammar.JAVASCRIPT),
    TYPESCRIPT("typescript", "ts", List.of("nestjs", "react", "angular", "next"), CodeGrammar.TYPESCRIPT);

    private final String id;
    private final String extension;
    // List.of gives an immutable list and a grammar does not change once it is read, which their types do not say.
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

    /** Half python, a quarter of each of the others. */
    public static Deck<Language> deck(Draws draws) {
        return new Deck<>(List.of(PYTHON, PYTHON, JAVASCRIPT, TYPESCRIPT), draws);
    }

    /** As the platform's API spells it. */
    public String id() {
        return id;
    }

    String extension() {
        return extension;
    }

    public List<String> frameworks() {
        return frameworks;
    }

    Grammar grammar() {
        return grammar;
    }
}
