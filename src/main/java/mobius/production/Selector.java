package mobius.production;

/**
 * Selects the series of the platform, in case a Prometheus scrapes several services.
 *
 * @param matchers in PromQL, {@code job="mobius",cluster="eu"}; empty for all series
 */
public record Selector(String matchers) {

    private static final String MATCHER = "\\s*[a-zA-Z_]\\w*\\s*(=|!=|=~|!~)\\s*\"([^\"\\\\\\p{Cntrl}]|\\\\.)*\"\\s*";

    /**
     * Checks the syntax, because the matchers become part of queries.
     *
     * @throws ProductionException if it is not a list of label matchers
     */
    public Selector {
        matchers = matchers.strip();
        if (!matchers.isEmpty() && !matchers.matches(MATCHER + "(," + MATCHER + ")*")) {
            throw new ProductionException(
                    "--selector %s is not a list of label matchers; write it like job=\"mobius\"".formatted(matchers));
        }
    }

    /** The PromQL selector of a metric. */
    String of(String metric) {
        return matchers.isEmpty() ? metric : metric + "{" + matchers + "}";
    }
}
