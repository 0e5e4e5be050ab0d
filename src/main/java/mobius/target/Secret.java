package mobius.target;

/** A password that never shows itself: printing it, or a record that holds it, gives three asterisks. */
public final class Secret {

    private final char[] value;

    /** Copies the value, which the caller may then wipe. */
    public Secret(char[] value) {
        this.value = value.clone();
    }

    /** The value itself. */
    String reveal() {
        return new String(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
