package mobius.check;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mobius.budget.Budgets;

/** Which journeys ask for which operations, and which of them take part in the mix. */
public final class MixNeeds {

    private final Map<String, SortedSet<String>> journeysOf = new TreeMap<>();
    private final Set<String> inMix;

    /**
     * The needs of a mix.
     *
     * @param requests the names of the requests of each journey, by the journey's name
     * @param inMix the names of the journeys with a weight above zero
     */
    public MixNeeds(Map<String, Set<String>> requests, Set<String> inMix) {
        this.inMix = Set.copyOf(inMix);
        requests.forEach((journey, names) -> names.forEach(name -> journeysOf
                .computeIfAbsent(Budgets.endpointOf(name), first -> new TreeSet<>())
                .add(journey)));
    }

    /** The journeys of the mix that ask for an operation, by name. */
    public SortedSet<String> journeys(String operation) {
        SortedSet<String> journeys = new TreeSet<>(all(operation));
        journeys.retainAll(inMix);
        return Collections.unmodifiableSortedSet(journeys);
    }

    /** The journeys that ask for an operation, in the mix or not, by name. */
    public SortedSet<String> all(String operation) {
        return Collections.unmodifiableSortedSet(journeysOf.getOrDefault(operation, new TreeSet<>()));
    }

    /** The journeys of the mix. */
    public Set<String> inMix() {
        return inMix;
    }

    /** Whether the mix asks for an operation. */
    public boolean include(String operation) {
        return !journeys(operation).isEmpty();
    }
}
