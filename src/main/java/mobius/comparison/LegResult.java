package mobius.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one leg.
 *
 * @param side the build that was asked
 * @param p95Millis by what it is the p95 of; what had too few responses is not in it
 * @param responses how many were answered, well or badly
 * @param failed how many of them badly
 * @param carried how much of its plan it sent, 1 for all of it; null where it had none
 * @param build what the platform said was there; null where it does not tell
 * @param doubt the reason not to trust the leg; null where there is none
 * @param folder of the run, for whoever wants to look closer; null where there is none
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
