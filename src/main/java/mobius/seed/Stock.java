package mobius.seed;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The things that are there, to be taken one by one for those that are planned. */
final class Stock {

    private final Map<String, Deque<Thing>> byKey = new LinkedHashMap<>();

    Stock(List<Thing> things) {
        things.forEach(thing ->
                byKey.computeIfAbsent(thing.key(), key -> new ArrayDeque<>()).addLast(thing));
    }

    /** One with that key, which is then no longer in stock. */
    Optional<Thing> take(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Deque::pollFirst);
    }

    /** What nobody has taken. */
    List<Thing> rest() {
        return byKey.values().stream().flatMap(Collection::stream).toList();
    }
}
