package mobius.config;

/**
 * How an environment that real users depend on is protected.
 *
 * @param isProtected whether it is one
 * @param requestsPerSecondCap what it takes without an acknowledgement, above zero
 * @param isAcknowledged whether somebody has named the environment to say that changes and more load are meant
 */
public record ProductionSettings(boolean isProtected, double requestsPerSecondCap, boolean isAcknowledged) {}
