package mobius.workload;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One stretch of a plan. All journeys follow one ramp in it, but for those that have their own: a spike of writes over steady
 * reads.
 *
 * @param name what the stage is called in reports, for example {@code warm-up} or {@code peak}
 * @param duration how long it lasts, above zero
 * @param load of the journeys without a ramp of their own
 * @param journeys the ramps of single journeys, by their names; a journey that the mix does not have is of no effect
 * @param measured whether its requests count for the verdict; warm-up and ramps do not
 */
public record Stage(String name, Duration duration, Ramp load, Map<String, Ramp> journeys, boolean measured) {

    public Stage {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a stage needs a name");
        }
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("stage " + name + " must last longer than zero, not " + duration);
        }
        journeys = Collections.unmodifiableMap(new LinkedHashMap<>(journeys));
    }

    /** A stage in which all journeys follow one ramp. */
    public Stage(String name, Duration duration, double from, double to, boolean measured) {
        this(name, duration, new Ramp(from, to), Map.of(), measured);
    }

    /** The load of one journey. */
    public Ramp loadOf(String journey) {
        return journeys.getOrDefault(journey, load);
    }

    /** The highest load of any journey at the start, and at the end: what the stage demands of the platform. */
    public Ramp highest() {
        return journeys.values().stream().reduce(load, Ramp::upperEdge);
    }
}
