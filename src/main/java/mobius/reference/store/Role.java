package mobius.reference.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Rights of an account. */
public enum Role {
    ADMIN,
    USER,
    /** Read-only. */
    VIEWER;

    public boolean mayWrite() {
        return this != VIEWER;
    }

    /** Returns the name in the platform's API, such as {@code viewer}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the role with a label, without regard to case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Role of(String label) {
        return valueOf(label.strip().toUpperCase(Locale.ROOT));
    }
}
