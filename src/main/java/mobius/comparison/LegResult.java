package mobius.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of one leg.
 *
 * @param side the build under load
 * @param p95Millis the p95 in milliseconds by subject; subjects with too few responses are missing
 * @param responses the number of responses, OK or not
 * @param failed the number of responses that were not OK
 * @param carried the share of the planned load that was sent, 1 for all of it; null if there was no plan
 * @param build the build that the platform reported; null if it reported none
 * @param doubt the reason not to trust the leg; null if there is none
 * @param folder of the run, for a closer look; null if there is none
 */
public record LegResult(
        Side side,
        Map<String, Double> p95Millis,
        long responses,
        long failed,
        @Nullable Double carried,
        @Nullable String build,
        @Nullable String doubt,
        @Nullable String folder) {

    public LegResult {
        p95Millis = Collections.unmodifiableMap(new LinkedHashMap<>(p95Millis));
    }

    public boolean isTrusted() {
        return doubt == null;
    }
}
