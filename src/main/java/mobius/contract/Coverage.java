package mobius.contract;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which operations of a server the journeys use.
 *
 * @param covered operations of the server that journeys use, with the names of those journeys
 * @param notCovered operations of the server that no journey uses
 * @param unknown operations that journeys use and the server does not have, with the names of those journeys
 */
public record Coverage(
        SortedMap<Operation, SortedSet<String>> covered,
        SortedSet<Operation> notCovered,
        SortedMap<Operation, SortedSet<String>> unknown) {

    private static final int PERCENT = 100;

    public Coverage {
        covered = Collections.unmodifiableSortedMap(covered);
        notCovered = Collections.unmodifiableSortedSet(notCovered);
        unknown = Collections.unmodifiableSortedMap(unknown);
    }

    /**
     * Compares a server with the journeys.
     *
     * @param operations the operations of the server
     * @param sent the operations that journeys use, with the names of those journeys
     */
    public static Coverage of(Collection<Operation> operations, Map<Operation, SortedSet<String>> sent) {
        SortedMap<Operation, SortedSet<String>> covered = new TreeMap<>(sent);
        covered.keySet().retainAll(Set.copyOf(operations));
        SortedMap<Operation, SortedSet<String>> unknown = new TreeMap<>(sent);
        unknown.keySet().removeAll(covered.keySet());
        SortedSet<Operation> notCovered = new TreeSet<>(operations);
        notCovered.removeAll(covered.keySet());
        return new Coverage(covered, notCovered, unknown);
    }

    /** Whether the journeys use every operation of the server. */
    public boolean isComplete() {
        return notCovered.isEmpty();
    }

    /** The number of operations of the server. */
    public int total() {
        return covered.size() + notCovered.size();
    }

    /**
     * The covered share in percent, from 0 to 100, rounded down, so that 100 means complete; 0 if the server has no operations.
     */
    public int percent() {
        return total() == 0 ? 0 : PERCENT * covered.size() / total();
    }
}
