package mobius.platform;

import java.util.Locale;

/** How the real platform names and wraps its bodies; docs/real-platform.md describes each. */
public enum WireFormat {
    CLIENT,
    GUIDELINE,
    PLAN;

    /** As the platform's setting has it. */
    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }
}
