package mobius.reference.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The shapes in which a target serves its endpoints. The sources of the platform differ in them: what the web client reads, what
 * the API guideline asks for, and what the plans of single features show.
 */
public enum Dialect {
    /** The value at {@code data}, lists as an array there, names in camelCase. */
    CLIENT(403),
    /** The value at {@code data} beside {@code meta}, lists as pages, names in snake_case, errors under {@code error}. */
    GUIDELINE(401),
    /** Bare values, lists as {@code items}, names in snake_case, collections with a slash at the end. */
    PLAN(403);

    private final int statusWithoutToken;

    Dialect(int statusWithoutToken) {
        this.statusWithoutToken = statusWithoutToken;
    }

    /** The dialect of that name in {@code mobius.embedded.dialect}, or empty when there is none. */
    public static Optional<Dialect> named(String name) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.word().equals(name))
                .findFirst();
    }

    /** The names of all dialects, as in {@code mobius.embedded.dialect}. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Dialect::word).toList();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether fields and query parameters are written in snake_case. */
    public boolean snakeCase() {
        return this != CLIENT;
    }

    /** FastAPI's HTTPBearer answers a missing token with 403 before release 0.122, and with 401 after it. */
    public int statusWithoutToken() {
        return statusWithoutToken;
    }

    /** Whether {@code /api/v1/health} is there. */
    public boolean servesHealthOfTheApi() {
        return this == GUIDELINE;
    }

    /** Whether errors are those of the platform's own handler, and not FastAPI's. */
    public boolean wrapsErrors() {
        return this == GUIDELINE;
    }

    /** Whether a path, as the contract has it, ends with a slash here. */
    public boolean endsWithSlash(String path) {
        return this == PLAN && (path.endsWith("/projects") || path.endsWith("/contexts"));
    }

    /** The status of success. */
    public int status(Outcome outcome) {
        return switch (outcome) {
            case READ -> 200;
            case CREATED -> 201;
            // The plans declare 201 for these nowhere, and FastAPI's default is 200.
            case DERIVED -> this == PLAN ? 200 : 201;
            case DELETED -> this == GUIDELINE ? 200 : 204;
            case DONE -> this == PLAN ? 204 : 200;
        };
    }
}
