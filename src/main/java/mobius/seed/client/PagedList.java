package mobius.seed.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import mobius.contract.Answer;
import mobius.contract.Paging;

/**
 * All rows of a list, page by page. A platform may cut pages shorter than asked for, not page at all, or count its rows or not: a
 * list ends when its count is reached, or when a page brings nothing new. A count that its rows contradict is an error, because
 * rows that are not seen would be created again or removed with their project.
 */
public final class PagedList {

    private static final int ROWS = 100;
    private static final int MOST_PAGES = 1_000;

    private final Map<String, JsonNode> found = new LinkedHashMap<>();
    private final Paging paging;

    /** Gets one page. */
    public interface Pages {
        Answer get(Map<String, String> query) throws InterruptedException;
    }

    private PagedList(Paging paging) {
        this.paging = paging;
    }

    /**
     * The rows by their ids, each once.
     *
     * @throws SeedingException if the list contradicts its count or has no end
     * @throws mobius.contract.UnexpectedAnswer if a page is no list of objects with ids
     */
    public static Map<String, JsonNode> read(Paging paging, Pages pages) throws InterruptedException {
        PagedList list = new PagedList(paging);
        list.read(pages);
        return list.found;
    }

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
            // A page that is shorter than asked for may be the last one, or as long as this platform makes them.
            size = number == 0 ? rows : size;
        }
        throw new SeedingException(pages.get(paging.page(0, ROWS)).request() + " does not end: after " + MOST_PAGES
                + " pages there are still more; make sure that the platform pages its lists");
    }

    private boolean take(Answer page) {
        int before = found.size();
        for (JsonNode row : page.rows()) {
            found.put(Answer.id(row).orElseThrow(() -> page.unexpected("a row without an id")), row);
        }
        return found.size() > before;
    }

    /** A count that equals a full page may be that of the page, so that the next one is asked for. */
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
