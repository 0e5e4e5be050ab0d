package mobius.seed;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.seed.client.RemoteItem;

/** The items that are there, to be taken one by one for those that are planned. */
final class UnmatchedItems {

    private final Map<String, Deque<RemoteItem>> byKey = new LinkedHashMap<>();

    UnmatchedItems(List<RemoteItem> items) {
        items.forEach(item ->
                byKey.computeIfAbsent(item.key(), key -> new ArrayDeque<>()).addLast(item));
    }

    /** One with that key, which is then no longer among them. */
    Optional<RemoteItem> take(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Deque::pollFirst);
    }

    /** Those that were not taken. */
    List<RemoteItem> rest() {
        return byKey.values().stream().flatMap(Collection::stream).toList();
    }
}
