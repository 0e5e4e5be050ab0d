package mobius.telemetry.exposition;

/**
 * How much of an exposition is read, whatever a server sends.
 *
 * @param bytes of the text, uncompressed; a longer one is refused as a whole
 * @param series that are kept; those beyond are counted and left out
 */
public record ExpositionLimits(int bytes, int series) {

    /** Room for some 100,000 series in the text, of which a run keeps the few that it asks for. */
    public static final ExpositionLimits STANDARD = new ExpositionLimits(16 << 20, 500);
}
