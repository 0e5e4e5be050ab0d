package mobius.reference.settings;

/** Effect of a successful request. Together with the dialect it determines the status. */
public enum Outcome {
    READ,
    CREATED,
    /** Created from something else: an account, a copy, an import. */
    DERIVED,
    DELETED,
    /** Done, without a result. */
    DONE;

    /** Returns the outcome of an endpoint, by a name such as {@code DELETE /projects/{id}}. */
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
