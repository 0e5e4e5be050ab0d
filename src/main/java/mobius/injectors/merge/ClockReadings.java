package mobius.injectors.merge;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mobius.telemetry.InjectorMetrics;
import org.jspecify.annotations.Nullable;

/**
 * How an injector found the platform's clock and its distance, before the load and after it. Its telemetry has both among a great
 * many other lines, of which no more than one at a time is looked at.
 *
 * @param aheadMillis how far the platform's clock was ahead, in the order of time; none if it was not known
 * @param roundTripMillis how long the fastest answers took
 */
record ClockReadings(List<Double> aheadMillis, List<Double> roundTripMillis) {

    private static final Pattern AHEAD = line(InjectorMetrics.PLATFORM_CLOCK_AHEAD);
    private static final Pattern ROUND_TRIP = line(InjectorMetrics.ROUND_TRIP);

    ClockReadings {
        aheadMillis = List.copyOf(aheadMillis);
        roundTripMillis = List.copyOf(roundTripMillis);
    }

    static ClockReadings of(Path telemetry) throws IOException {
        List<Double> ahead = new ArrayList<>();
        List<Double> roundTrips = new ArrayList<>();
        if (Files.exists(telemetry)) {
            try (BufferedReader lines = Files.newBufferedReader(telemetry, StandardCharsets.ISO_8859_1)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    add(AHEAD.matcher(line), ahead);
                    add(ROUND_TRIP.matcher(line), roundTrips);
                }
            }
        }
        return new ClockReadings(ahead, roundTrips);
    }

    /** How far the platform's clock was ahead at first; null if that is not known. */
    @Nullable
    Double ahead() {
        return aheadMillis.isEmpty() ? null : aheadMillis.get(0);
    }

    /** By how much the clocks moved against each other; null if that is not known. */
    @Nullable
    Double moved() {
        return aheadMillis.size() < 2 ? null : (Double) (aheadMillis.get(aheadMillis.size() - 1) - aheadMillis.get(0));
    }

    /** The shortest round trip to the platform; null if none was measured. */
    @Nullable
    Double distance() {
        return roundTripMillis.stream().min(Double::compare).orElse(null);
    }

    private static Pattern line(String metric) {
        return Pattern.compile("\\d+," + InjectorMetrics.SOURCE + "," + metric + ",[^,]*,(-?[0-9.]+(?:[eE]-?\\d+)?)");
    }

    private static void add(Matcher line, List<Double> values) {
        if (line.matches()) {
            values.add(Double.valueOf(line.group(1)));
        }
    }
}
