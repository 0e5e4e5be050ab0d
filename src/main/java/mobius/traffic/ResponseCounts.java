package mobius.traffic;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The counts of a run by request name. Names are looked up when requests are built, never when they are answered. */
public final class ResponseCounts {

    private final Map<String, RequestCounts> byName = new ConcurrentHashMap<>();

    /** The counts of one name, to be added to. */
    public RequestCounts of(String request) {
        return byName.computeIfAbsent(request, name -> new RequestCounts());
    }

    /** All of them, in the order of their names. */
    public SortedMap<String, RequestCounts> byName() {
        return new TreeMap<>(byName);
    }
}
