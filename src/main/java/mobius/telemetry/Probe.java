package mobius.telemetry;

/** Reads figures of one kind. What it cannot read it leaves out. */
interface Probe {

    /**
     * Reads what has happened since the last reading.
     *
     * @param seconds since then, above 0
     */
    void read(double seconds, ProbeSamples out);
}
