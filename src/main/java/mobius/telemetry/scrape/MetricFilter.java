package mobius.telemetry.scrape;

import java.util.Set;

/**
 * A metric that is kept under its own name.
 *
 * @param name whole, or the beginning of many names
 * @param isBeginning whether it is the beginning of many names
 * @param summedOver labels that are dropped, and over whose values the series are summed
 */
record MetricFilter(String name, boolean isBeginning, Set<String> summedOver) {

    static MetricFilter one(String name) {
        return new MetricFilter(name, false, Set.of());
    }

    static MetricFilter startingWith(String beginning, String... over) {
        return new MetricFilter(beginning, true, Set.of(over));
    }

    static MetricFilter summed(String name, String... over) {
        return new MetricFilter(name, false, Set.of(over));
    }
}
