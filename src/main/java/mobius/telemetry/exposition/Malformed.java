package mobius.telemetry.exposition;

/** What is wrong with a line. */
final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    Malformed(String complaint) {
        super(complaint);
    }

    String complaint() {
        return String.valueOf(getMessage());
    }
}
