package mobius.seed.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import mobius.contract.Answer;
import mobius.contract.Paging;

/**
 * Reads all rows of a list, page by page. A platform may return shorter pages than requested, no pages at all, and a total or
 * none. The list ends when its total is reached, or when a page has no new row. A total that contradicts the rows is an error,
 * because rows that were not seen would be created again, or removed with their project.
 */
public final class PagedList {

    private static final int ROWS = 100;
    private static final int MOST_PAGES = 1_000;

    private final Map<String, JsonNode> found = new LinkedHashMap<>();
    private final Paging paging;

    /** Fetches one page. */
    public interface Pages {
        /** Fetches the page that the query parameters select. */
        Answer get(Map<String, String> query) throws InterruptedException;
    }

    private PagedList(Paging paging) {
        this.paging = paging;
    }

    /**
     * Reads a list to its end.
     *
     * @param paging how the platform pages this list
     * @return the rows by their ids, in the order of the list, each once
     * @throws SeedingException if the list contradicts its total, or does not end within 1,000 pages
     * @throws mobius.contract.UnexpectedAnswer if a page is not a list of objects with ids
     */
    public static Map<String, JsonNode> read(Paging paging, Pages pages) throws InterruptedException {
        PagedList list = new PagedList(paging);
        list.read(pages);
        return list.found;
    }

    /**
     * Reads pages until the list ends. From the second page on, the page size is the number of rows of the first page, because
     * offsets are computed from it.
     */
    private void read(Pages pages) throws InterruptedException {
        int size = ROWS;
        for (int number = 0; number < MOST_PAGES; number++) {
            Answer page = pages.get(paging.page(number, size));
            int rows = page.rows().size();
            boolean grows = take(page);
            if (!grows || !paging.hasPages() || isComplete(page.total(), rows, size)) {
                requireAgreement(page);
                return;
            }
            // A page that is shorter than requested is either the last one or as long as this platform allows.
            size = number == 0 ? rows : size;
        }
        throw new SeedingException(pages.get(paging.page(0, ROWS)).request() + " does not end: after " + MOST_PAGES
                + " pages there are still more; make sure that the platform pages its lists");
    }

    /**
     * Adds the rows of a page.
     *
     * @return whether the page had a new row
     */
    private boolean take(Answer page) {
        int before = found.size();
        for (JsonNode row : page.rows()) {
            found.put(Answer.id(row).orElseThrow(() -> page.unexpected("a row without an id")), row);
        }
        return found.size() > before;
    }

    /**
     * Whether the total is reached. A total that equals the rows of a full first page may count only that page, so the next page
     * is requested.
     */
    private boolean isComplete(OptionalLong total, int rows, int size) {
        return total.isPresent() && found.size() >= total.getAsLong() && !(rows == size && found.size() == rows);
    }

    private void requireAgreement(Answer page) {
        OptionalLong total = page.total();
        if (total.isPresent() && total.getAsLong() != found.size()) {
            throw new SeedingException(page.request() + " counts " + total.getAsLong() + " rows and shows "
                    + found.size() + " on all its pages; nothing is created or removed based on a list that contradicts"
                    + " itself. See the platform's log, and start the command again");
        }
    }
}
