package mobius.config;

/**
 * The protection of an environment that real users depend on.
 *
 * @param isProtected whether the environment is protected
 * @param requestsPerSecondCap the highest load without an acknowledgement, above zero
 * @param isAcknowledged whether the user has named the environment, to confirm that changes and a higher load are intended
 */
public record ProductionSettings(boolean isProtected, double requestsPerSecondCap, boolean isAcknowledged) {}
