package mobius.workload;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A part of a plan. All journeys follow one ramp in it, except those with a ramp of their own, for example a spike of writes over
 * steady reads.
 *
 * @param name of the stage in reports, for example {@code warm-up} or {@code peak}
 * @param duration above zero
 * @param load of the journeys without a ramp of their own
 * @param journeys the ramps of single journeys, by name; journeys that are not in the mix have no effect
 * @param measured whether its requests count for the verdict; warm-up and ramps do not
 */
public record Stage(String name, Duration duration, Ramp load, Map<String, Ramp> journeys, boolean measured) {

    /**
     * Checks the name and the duration.
     *
     * @throws IllegalArgumentException if the name is blank, or the duration is not above zero
     */
    public Stage {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a stage needs a name");
        }
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("stage " + name + " must last longer than zero, not " + duration);
        }
        journeys = Collections.unmodifiableMap(new LinkedHashMap<>(journeys));
    }

    /** Creates a stage in which all journeys follow one ramp. */
    public Stage(String name, Duration duration, double from, double to, boolean measured) {
        this(name, duration, new Ramp(from, to), Map.of(), measured);
    }

    /** The load of one journey. */
    public Ramp loadOf(String journey) {
        return journeys.getOrDefault(journey, load);
    }

    /** The highest load of any journey, at the start and at the end: the load that the platform must carry. */
    public Ramp highest() {
        return journeys.values().stream().reduce(load, Ramp::upperEdge);
    }
}
