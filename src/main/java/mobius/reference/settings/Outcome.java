package mobius.reference.settings;

/** What an endpoint has done when it succeeds; with the dialect it decides the status. */
public enum Outcome {
    READ,
    CREATED,
    /** Made out of something else: an account, a copy, an import. */
    DERIVED,
    DELETED,
    /** Done, with nothing to answer. */
    DONE;

    /** That of an endpoint by its name, as in {@code DELETE /projects/{id}}. */
    public static Outcome of(String endpoint) {
        return switch (endpoint) {
            case "POST /projects", "POST /contexts" -> CREATED;
            case "POST /auth/register", "POST /contexts/import", "POST /contexts/{id}/duplicate" -> DERIVED;
            case "DELETE /projects/{id}", "DELETE /contexts/{id}" -> DELETED;
            case "POST /auth/logout", "POST /auth/change-password" -> DONE;
            default -> READ;
        };
    }
}
