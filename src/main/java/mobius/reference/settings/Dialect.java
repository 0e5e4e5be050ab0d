package mobius.reference.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Response formats of the platform. Its sources differ: the types of the web client, the API guideline, and the plans of single
 * features.
 */
public enum Dialect {
    /** Value in {@code data}, lists as an array in it, names in camelCase. */
    CLIENT(403),
    /** Value in {@code data} next to {@code meta}, lists as pages, names in snake_case, errors in {@code error}. */
    GUIDELINE(401),
    /** Values without an envelope, lists in {@code items}, names in snake_case, a trailing slash on collections. */
    PLAN(403);

    private final int statusWithoutToken;

    Dialect(int statusWithoutToken) {
        this.statusWithoutToken = statusWithoutToken;
    }

    /** Returns the dialect with a name as in {@code mobius.embedded.dialect}; empty if there is none. */
    public static Optional<Dialect> named(String name) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.word().equals(name))
                .findFirst();
    }

    /** Returns the names of all dialects, as in {@code mobius.embedded.dialect}. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Dialect::word).toList();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns true if fields and query parameters have names in snake_case. */
    public boolean snakeCase() {
        return this != CLIENT;
    }

    /**
     * Returns the status for a missing token: FastAPI's HTTPBearer responds with 403 before release 0.122 and with 401 since
     * then.
     */
    public int statusWithoutToken() {
        return statusWithoutToken;
    }

    /** Returns true if {@code /api/v1/health} exists. */
    public boolean servesHealthOfTheApi() {
        return this == GUIDELINE;
    }

    /** Returns true if errors have the format of the platform's own handler instead of FastAPI's. */
    public boolean wrapsErrors() {
        return this == GUIDELINE;
    }

    /** Returns true if this dialect adds a trailing slash to a path of the contract. */
    public boolean endsWithSlash(String path) {
        return this == PLAN && (path.endsWith("/projects") || path.endsWith("/contexts"));
    }

    /** Returns the HTTP status of a successful operation. */
    public int status(Outcome outcome) {
        return switch (outcome) {
            case READ -> 200;
            case CREATED -> 201;
            // The plans declare 201 only for creations, and FastAPI's default is 200.
            case DERIVED -> this == PLAN ? 200 : 201;
            case DELETED -> this == GUIDELINE ? 200 : 204;
            case DONE -> this == PLAN ? 204 : 200;
        };
    }
}
