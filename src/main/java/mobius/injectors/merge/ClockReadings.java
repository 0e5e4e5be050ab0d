package mobius.injectors.merge;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mobius.telemetry.InjectorMetrics;
import org.jspecify.annotations.Nullable;

/**
 * How an injector found the platform's clock and its distance before the load, and its own clock after it. Its telemetry has them among a
 * great many other lines, of which no more than one at a time is looked at.
 *
 * @param ahead how far the platform's clock was ahead, in milliseconds; null if that is not known
 * @param roundTrip how long the fastest answer took, in milliseconds; null if that is not known
 * @param set by how much the injector's clock was set during the load, in milliseconds; null if that is not known
 */
record ClockReadings(
        @Nullable Double ahead,
        @Nullable Double roundTrip,
        @Nullable Double set) {

    private static final Pattern AHEAD = line(InjectorMetrics.PLATFORM_CLOCK_AHEAD);
    private static final Pattern ROUND_TRIP = line(InjectorMetrics.ROUND_TRIP);
    private static final Pattern SET = line(InjectorMetrics.CLOCK_SET);

    static ClockReadings of(Path telemetry) throws IOException {
        ClockReadings readings = new ClockReadings(null, null, null);
        if (Files.exists(telemetry)) {
            try (BufferedReader lines = Files.newBufferedReader(telemetry, StandardCharsets.ISO_8859_1)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    readings = readings.and(line);
                }
            }
        }
        return readings;
    }

    private ClockReadings and(String line) {
        return line.contains("_ms,")
                ? new ClockReadings(
                        value(AHEAD, line, ahead), value(ROUND_TRIP, line, roundTrip), value(SET, line, set))
                : this;
    }

    private static Pattern line(String metric) {
        return Pattern.compile("\\d+," + InjectorMetrics.SOURCE + "," + metric + ",[^,]*,(-?[0-9.]+(?:[eE]-?\\d+)?)");
    }

    private static @Nullable Double value(Pattern pattern, String line, @Nullable Double known) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? Double.valueOf(matcher.group(1)) : known;
    }
}
