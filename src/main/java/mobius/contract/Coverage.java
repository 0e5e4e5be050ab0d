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
 * What of a server the journeys exercise.
 *
 * @param covered what the server has and some journey asks for, with the names of those journeys
 * @param notCovered what the server has and no journey asks for
 * @param unknown what journeys ask for and the server does not have, with the names of those journeys
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
     * Holds two sides against each other.
     *
     * @param operations what the server has
     * @param sent what is asked for, with the names of the journeys that do
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

    public boolean isComplete() {
        return notCovered.isEmpty();
    }

    /** How many operations the server has. */
    public int total() {
        return covered.size() + notCovered.size();
    }

    /** The covered share in whole percent, rounded down: 100 only where nothing is left out; 0 where there is nothing. */
    public int percent() {
        return total() == 0 ? 0 : PERCENT * covered.size() / total();
    }
}
