package mobius.verdict.leak;

/**
 * What a machine had left.
 *
 * @param source that told it
 * @param leftBytes that programs could still have had at the end of the soak
 */
record MachineMemory(String source, double leftBytes) {}
