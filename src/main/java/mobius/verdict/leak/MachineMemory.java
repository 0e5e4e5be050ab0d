package mobius.verdict.leak;

/**
 * Free memory of a machine.
 *
 * @param source of the metric
 * @param leftBytes available to programs at the end of the soak
 */
record MachineMemory(String source, double leftBytes) {}
