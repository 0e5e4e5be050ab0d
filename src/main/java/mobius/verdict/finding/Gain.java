package mobius.verdict.finding;

/**
 * What would change without a cause, as far as the figures of the run tell.
 *
 * @param of which figure: {@code the mean time of all requests}
 * @param nowMillis as it was measured
 * @param thenMillis without the cause, not above {@code nowMillis}
 * @param share of all requests that gain it, above 0 and up to 1
 */
public record Gain(String of, double nowMillis, double thenMillis, double share) {

    /** How much the mean of all requests together would fall. */
    public double savedMillis() {
        return (nowMillis - thenMillis) * share;
    }

    /** For people: {@code the mean time of all requests would fall from 240 ms to 60 ms}. */
    @Override
    public String toString() {
        return "%s would fall from %s to about %s"
                .formatted(of, new Figure("", nowMillis, "ms").amount(), new Figure("", thenMillis, "ms").amount());
    }
}
