package mobius.report.alerts;

import java.util.function.Function;

/**
 * A share of requests that may be bad.
 *
 * @param record the name of its recorded figure, without the window
 * @param endpoint the request that it is about; empty for all of them
 * @param allowed from 0 to 1
 * @param bad the share that is bad, for a window
 */
record Promise(String record, String endpoint, double allowed, Function<String, String> bad) {

    String recorded(String window) {
        return "mobius:%s:ratio_rate%s".formatted(record, window);
    }
}
