package mobius.reference.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Interns the large texts of the initial data. Load tests send the same bundles repeatedly; equal texts share memory, so that a
 * long run does not fill the heap with copies. Other texts are not kept.
 */
public final class Texts {

    private final Map<String, String> known = new ConcurrentHashMap<>();

    /**
     * Adds a text.
     *
     * @return the known copy
     */
    String keep(String text) {
        String before = known.putIfAbsent(text, text);
        return before == null ? text : before;
    }

    /** Returns the known copy of a text, or the text itself if it is not known. */
    public String shared(String text) {
        return known.getOrDefault(text, text);
    }
}
