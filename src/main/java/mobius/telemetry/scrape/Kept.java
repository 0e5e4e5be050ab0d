package mobius.telemetry.scrape;

import java.util.Set;

/**
 * A metric that is kept.
 *
 * @param name whole, or the beginning of many names
 * @param isBeginning whether it is the beginning of many names
 * @param summedOver labels that are dropped, and over whose values the series are summed
 */
record Kept(String name, boolean isBeginning, Set<String> summedOver) {

    static Kept one(String name) {
        return new Kept(name, false, Set.of());
    }

    static Kept startingWith(String beginning) {
        return new Kept(beginning, true, Set.of());
    }

    static Kept summed(String name, String... over) {
        return new Kept(name, false, Set.of(over));
    }
}
