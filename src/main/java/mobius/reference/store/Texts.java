package mobius.reference.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps each text of the start-up data once. Load tests send the same bundles again and again: what equals a text that is
 * known shares its memory, so that a long run does not fill the heap with copies. Texts that are not known are not kept.
 */
public final class Texts {

    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** Makes the text known. */
    String keep(String text) {
        String before = known.putIfAbsent(text, text);
        return before == null ? text : before;
    }

    /** The known copy of the text, or the text itself where there is none. */
    public String shared(String text) {
        return known.getOrDefault(text, text);
    }
}
