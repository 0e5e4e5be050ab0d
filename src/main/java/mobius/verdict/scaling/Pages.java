package mobius.verdict.scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.measure.PageSample;

/** Answers of lists and searches, sorted out. */
final class Pages {

    private Pages() {}

    /** In the order in which endpoints first answered. */
    static Map<String, List<PageSample>> byRequest(List<PageSample> pages) {
        Map<String, List<PageSample>> sorted = new LinkedHashMap<>();
        pages.forEach(page -> sorted.computeIfAbsent(page.request(), request -> new ArrayList<>())
                .add(page));
        return sorted;
    }

    static boolean isBeyondLimit(PageSample page) {
        Integer limit = page.limit();
        return limit != null && page.rows() > limit;
    }

    /** Whether only the limit can have stopped it. */
    static boolean hadMoreToGive(PageSample page) {
        Integer limit = page.limit();
        return limit != null && page.total() > limit;
    }

    static int mostRows(List<PageSample> pages) {
        return pages.stream().mapToInt(PageSample::rows).max().orElse(0);
    }

    /** The one with the most rows for each that was asked for. */
    static PageSample worst(List<PageSample> beyond) {
        return beyond.stream().max(Comparator.comparingDouble(Pages::excess)).orElseThrow();
    }

    private static double excess(PageSample page) {
        Integer limit = page.limit();
        return limit == null ? 0 : (double) page.rows() / limit;
    }
}
