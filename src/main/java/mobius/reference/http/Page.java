package mobius.reference.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The requested rows of a list.
 *
 * @param skip the number of rows before the first one, zero or more
 * @param limit the largest number of rows, at least 1
 * @param isCut false if the limit is ignored, as under a fault
 */
public record Page(long skip, long limit, boolean isCut) {

    /** Largest number that is read; larger ones are replaced by it. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 40);

    /**
     * Returns the page of a request. Depending on the dialect it begins at a number of rows or at a page number, counted from 1.
     * Without a limit the page has all rows.
     *
     * @param parameters the validated ones by name
     * @param isCut false to ignore the limit
     */
    public static Page of(Map<String, JsonNode> parameters, boolean isCut) {
        long limit = number(parameters, "limit", MOST.longValue());
        long before = number(parameters, "skip", number(parameters, "offset", 0));
        long skip = parameters.containsKey("page") ? (number(parameters, "page", 1) - 1) * limit : before;
        return new Page(skip, limit, isCut);
    }

    private static long number(Map<String, JsonNode> parameters, String name, long fallback) {
        JsonNode value = parameters.get(name);
        return value == null || !value.isNumber()
                ? fallback
                : value.decimalValue().min(MOST).longValue();
    }

    /** Returns the rows of this page. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip(skip).limit(isCut ? limit : Long.MAX_VALUE).toList();
    }

    /** Returns the number of this page, counted from 1. */
    long number() {
        return skip / limit + 1;
    }
}
