package mobius.seed;

/** The events that are counted while a platform is seeded or cleaned up. */
public enum SeedEvent {
    /** An account was registered. */
    ACCOUNT_CREATED,
    /** An account existed already. */
    ACCOUNT_FOUND,
    /** An account could not sign in: it does not exist or has another password. */
    ACCOUNT_UNKNOWN,
    /** A project was created. */
    PROJECT_CREATED,
    /** A context was created. */
    CONTEXT_CREATED,
    /** A project was removed. */
    PROJECT_REMOVED,
    /** A context was removed. */
    CONTEXT_REMOVED,
    /** A project was listed for an account of a cleanup, with or without a mark. */
    PROJECT_SEEN,
    /** A context was listed for an account of a cleanup, with or without a mark. */
    CONTEXT_SEEN
}
