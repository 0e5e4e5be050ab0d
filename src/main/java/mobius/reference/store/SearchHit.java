package mobius.reference.store;

import java.util.Comparator;

/**
 * A context that a search found.
 *
 * @param score from 0 to 1, the better the higher
 */
public record SearchHit(Context context, double score) {

    /** The best first; equal ones by name, then by id, so that pages never overlap. */
    static final Comparator<SearchHit> BEST_FIRST = Comparator.comparingDouble(SearchHit::score)
            .reversed()
            .thenComparing(hit -> hit.context().name())
            .thenComparing(hit -> hit.context().id());
}
