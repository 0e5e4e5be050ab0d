package mobius.reference.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an account may do. */
public enum Role {
    ADMIN,
    USER,
    /** Reads only. */
    VIEWER;

    public boolean mayWrite() {
        return this != VIEWER;
    }

    /** As the platform spells it: {@code viewer}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of that label.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role of(String label) {
        return valueOf(label.strip().toUpperCase(Locale.ROOT));
    }
}
