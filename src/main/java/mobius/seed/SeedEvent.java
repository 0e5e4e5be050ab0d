package mobius.seed;

/** What is counted while a platform is seeded or cleaned up. */
public enum SeedEvent {
    ACCOUNT_CREATED,
    /** Was there already. */
    ACCOUNT_FOUND,
    /** Could not be signed in: not there, or with another password. */
    ACCOUNT_UNKNOWN,
    PROJECT_CREATED,
    CONTEXT_CREATED,
    PROJECT_REMOVED,
    CONTEXT_REMOVED,
    /** Of the accounts that a cleanup looks at, with any mark or none. */
    PROJECT_SEEN,
    CONTEXT_SEEN
}
