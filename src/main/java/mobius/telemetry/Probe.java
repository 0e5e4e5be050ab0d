package mobius.telemetry;

/** Reads metrics of one kind, and leaves out those that cannot be read. */
interface Probe {

    /**
     * Reads the values since the last reading.
     *
     * @param seconds since the last reading, above 0
     */
    void read(double seconds, ProbeSamples out);
}
