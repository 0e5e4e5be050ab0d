package mobius.report.alerts;

import java.util.function.Function;

/**
 * A share of requests that may be bad.
 *
 * @param record the name of its recorded figures, without the window
 * @param endpoint the request that it is about; empty for all of them
 * @param allowed from 0 to 1
 * @param bad how many are bad, as a factor of a product
 * @param all how many there are, bad or not, as a factor of a product
 */
record Objective(
        String record,
        String endpoint,
        double allowed,
        Function<RateWindow, String> bad,
        Function<RateWindow, String> all) {

    /** The share that is bad. */
    String share(String window) {
        RateWindow rate = RateWindow.rate(window);
        return bad.apply(rate) + " / " + all.apply(rate);
    }

    /** How many are bad in the whole window. */
    String number(String window) {
        return bad.apply(RateWindow.increase(window));
    }

    String recorded(String window) {
        return "mobius:%s:ratio_rate%s".formatted(record, window);
    }

    String recordedNumber(String window) {
        return "mobius:%s:bad_increase%s".formatted(record, window);
    }
}
