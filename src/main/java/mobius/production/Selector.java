package mobius.production;

/**
 * Which series are those of the platform, where a Prometheus watches several services.
 *
 * @param matchers as PromQL writes them, {@code job="mobius",cluster="eu"}; empty for all
 */
public record Selector(String matchers) {

    private static final String MATCHER = "\\s*[a-zA-Z_]\\w*\\s*(=|!=|=~|!~)\\s*\"([^\"\\\\\\p{Cntrl}]|\\\\.)*\"\\s*";

    /** @throws ProductionException when it is no list of matchers */
    public Selector {
        matchers = matchers.strip();
        if (!matchers.isEmpty() && !matchers.matches(MATCHER + "(," + MATCHER + ")*")) {
            throw new ProductionException(
                    "--selector %s is not a list of label matchers; write it like job=\"mobius\"".formatted(matchers));
        }
    }

    /** The metric with the matchers. */
    String of(String metric) {
        return matchers.isEmpty() ? metric : metric + "{" + matchers + "}";
    }
}
