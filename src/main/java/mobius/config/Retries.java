package mobius.config;

import java.util.Map;
import java.util.TreeMap;
import mobius.config.hocon.Kind;
import mobius.config.hocon.StringKinds;

/** What users do when a request fails. */
public enum Retries {
    /** They do not send it again. */
    NONE,
    /**
     * They retry as the platform's web client intends: after 408, 429, 5xx and network failures, up to three times, after pauses
     * of 1 s, 2 s and 4 s, each extended by up to a second.
     */
    CLIENT;

    static final Kind<Retries> KIND = StringKinds.oneOf(new TreeMap<>(Map.of("none", NONE, "client", CLIENT)));
}
