package mobius.reference.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Which rows of a list are asked for.
 *
 * @param skip how many rows stand before the first one, zero or more
 * @param limit how many rows there are at most, at least 1
 * @param isCut whether the list stops at the limit
 */
public record Page(long skip, long limit, boolean isCut) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 40);

    /**
     * The page of a request. A dialect says where it begins by a number of rows or by the number of the page, counted from 1. A
     * list without a limit is whole.
     *
     * @param parameters valid ones by name
     * @param isCut whether the list stops at the limit
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

    /** The rows of this page. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip(skip).limit(isCut ? limit : Long.MAX_VALUE).toList();
    }

    /** The number of this page, counted from 1. */
    long number() {
        return skip / limit + 1;
    }
}
