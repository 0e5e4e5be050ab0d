package mobius.seed;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.seed.client.RemoteItem;

/** The existing items that no planned item has been matched with yet. Not thread-safe. */
final class UnmatchedItems {

    private final Map<String, Deque<RemoteItem>> byKey = new LinkedHashMap<>();

    /** Creates the pool of existing items; several of them may have the same key. */
    UnmatchedItems(List<RemoteItem> items) {
        items.forEach(item ->
                byKey.computeIfAbsent(item.key(), key -> new ArrayDeque<>()).addLast(item));
    }

    /** Removes and returns an item with this key; empty if none is left. */
    Optional<RemoteItem> take(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Deque::pollFirst);
    }

    /** The items that were not taken. */
    List<RemoteItem> rest() {
        return byKey.values().stream().flatMap(Collection::stream).toList();
    }
}
