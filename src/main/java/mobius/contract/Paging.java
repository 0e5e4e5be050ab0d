package mobius.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a list is asked for in pages, by the names of its query parameters.
 *
 * @param size names the number of rows of a page; empty if the list cannot be limited
 * @param start names where a page begins; empty if there is only one page
 * @param countsPages whether {@code start} counts pages from 1 on, and not rows from 0 on
 */
public record Paging(Optional<String> size, Optional<String> start, boolean countsPages) {

    /** As the contract has it: {@code limit} and {@code offset}. */
    static final Paging BY_OFFSET = new Paging(Optional.of("limit"), Optional.of("offset"), false);

    /** The paging of an operation that takes these query parameters. */
    static Paging of(Set<String> parameters) {
        Optional<String> size = firstOf(parameters, "limit", "per_page", "perPage", "page_size", "pageSize", "size");
        Optional<String> rows = firstOf(parameters, "offset", "skip");
        Optional<String> page = firstOf(parameters, "page");
        return new Paging(size, rows.or(() -> page), rows.isEmpty() && page.isPresent());
    }

    private static Optional<String> firstOf(Set<String> parameters, String... names) {
        for (String name : names) {
            if (parameters.contains(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /**
     * The query parameters of one page.
     *
     * @param number of the page, from 0 on
     * @param rows of a page, at least 1
     */
    public Map<String, String> page(int number, int rows) {
        Map<String, String> query = new LinkedHashMap<>();
        size.ifPresent(name -> query.put(name, String.valueOf(rows)));
        if (number > 0) {
            start.ifPresent(name -> query.put(name, String.valueOf(countsPages ? number + 1L : (long) number * rows)));
        }
        return query;
    }

    /** Whether there are pages after the first one. */
    public boolean hasPages() {
        return size.isPresent() && start.isPresent();
    }
}
