package mobius.verdict.scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.measure.PageSample;

/** Grouping and properties of list and search responses. */
final class Pages {

    private Pages() {}

    /** Returns the samples by endpoint, in the order in which the endpoints first responded. */
    static Map<String, List<PageSample>> byRequest(List<PageSample> pages) {
        Map<String, List<PageSample>> sorted = new LinkedHashMap<>();
        pages.forEach(page -> sorted.computeIfAbsent(page.request(), request -> new ArrayList<>())
                .add(page));
        return sorted;
    }

    /** Returns true if a response has more rows than requested. */
    static boolean isBeyondLimit(PageSample page) {
        Integer limit = page.limit();
        return limit != null && page.rows() > limit;
    }

    /** Returns true if only the limit can have ended the list. */
    static boolean hadMoreToGive(PageSample page) {
        Integer limit = page.limit();
        return limit != null && page.total() > limit;
    }

    static int mostRows(List<PageSample> pages) {
        return pages.stream().mapToInt(PageSample::rows).max().orElse(0);
    }

    /** Returns the response with the largest ratio of rows to the limit. */
    static PageSample worst(List<PageSample> beyond) {
        return beyond.stream().max(Comparator.comparingDouble(Pages::excess)).orElseThrow();
    }

    private static double excess(PageSample page) {
        Integer limit = page.limit();
        return limit == null ? 0 : (double) page.rows() / limit;
    }
}
