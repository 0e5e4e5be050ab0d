package mobius.check;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mobius.budget.Budgets;

/** Which operations each journey uses, and which journeys are in the mix. */
public final class MixNeeds {

    private final Map<String, SortedSet<String>> journeysOf = new TreeMap<>();
    private final Set<String> inMix;

    /**
     * Creates the needs of a mix.
     *
     * @param requests the request names of each journey, by the name of the journey
     * @param inMix the names of the journeys with a weight above zero
     */
    public MixNeeds(Map<String, Set<String>> requests, Set<String> inMix) {
        this.inMix = Set.copyOf(inMix);
        requests.forEach((journey, names) -> names.forEach(name -> journeysOf
                .computeIfAbsent(Budgets.endpointOf(name), first -> new TreeSet<>())
                .add(journey)));
    }

    /** The journeys in the mix that use an operation, by name. */
    public SortedSet<String> journeys(String operation) {
        SortedSet<String> journeys = new TreeSet<>(all(operation));
        journeys.retainAll(inMix);
        return Collections.unmodifiableSortedSet(journeys);
    }

    /** All journeys that use an operation, by name, whether or not they are in the mix. */
    public SortedSet<String> all(String operation) {
        return Collections.unmodifiableSortedSet(journeysOf.getOrDefault(operation, new TreeSet<>()));
    }

    /** The names of the journeys in the mix. */
    public Set<String> inMix() {
        return inMix;
    }

    /** Whether the mix uses an operation. */
    public boolean include(String operation) {
        return !journeys(operation).isEmpty();
    }
}
