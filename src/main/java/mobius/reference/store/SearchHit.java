package mobius.reference.store;

import java.util.Comparator;

/**
 * A search result.
 *
 * @param context the context found
 * @param score from 0 to 1; higher is better
 */
public record SearchHit(Context context, double score) {

    /** Order of results: by score, then by name and id, so that consecutive pages do not overlap. */
    static final Comparator<SearchHit> BEST_FIRST = Comparator.comparingDouble(SearchHit::score)
            .reversed()
            .thenComparing(hit -> hit.context().name())
            .thenComparing(hit -> hit.context().id());
}
