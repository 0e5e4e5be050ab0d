package mobius.report.alerts;

/**
 * How counters are read over a window.
 *
 * @param function {@code rate} for each second, {@code increase} for the whole window
 * @param window as Prometheus writes it
 */
record Range(String function, String window) {

    static Range rate(String window) {
        return new Range("rate", window);
    }

    static Range increase(String window) {
        return new Range("increase", window);
    }

    /** The sum over all series. */
    String sum(String selector) {
        return "sum(%s(%s[%s]))".formatted(function, selector, window);
    }
}
