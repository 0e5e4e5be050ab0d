package mobius.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The query parameters by which a list is read in pages.
 *
 * @param size the parameter for the number of rows in a page; empty if that cannot be set
 * @param start the parameter for the beginning of a page; empty if there is only one page
 * @param countsPages whether {@code start} counts pages from 1, and not rows from 0
 */
public record Paging(Optional<String> size, Optional<String> start, boolean countsPages) {

    /** The paging of the contract: {@code limit} and {@code offset}. */
    static final Paging BY_OFFSET = new Paging(Optional.of("limit"), Optional.of("offset"), false);

    /** Derives the paging of an operation from its query parameters. */
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
     * The query parameters for one page.
     *
     * @param number of the page, from 0
     * @param rows per page, at least 1
     */
    public Map<String, String> page(int number, int rows) {
        Map<String, String> query = new LinkedHashMap<>();
        size.ifPresent(name -> query.put(name, String.valueOf(rows)));
        if (number > 0) {
            start.ifPresent(name -> query.put(name, String.valueOf(countsPages ? number + 1L : (long) number * rows)));
        }
        return query;
    }

    /** Whether pages after the first one can be read. */
    public boolean hasPages() {
        return size.isPresent() && start.isPresent();
    }
}
