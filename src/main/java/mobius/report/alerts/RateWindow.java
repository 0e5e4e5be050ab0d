package mobius.report.alerts;

/**
 * How counters are read over a window.
 *
 * @param function {@code rate} for each second, {@code increase} for the whole window
 * @param window as Prometheus writes it
 */
record RateWindow(String function, String window) {

    static RateWindow rate(String window) {
        return new RateWindow("rate", window);
    }

    static RateWindow increase(String window) {
        return new RateWindow("increase", window);
    }

    /** The sum over all series. */
    String sum(String selector) {
        return "sum(%s(%s[%s]))".formatted(function, selector, window);
    }
}
