package mobius.production;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A day as the stages of a load plan. Each hour becomes a minute at its mean rate. The peak itself follows the busiest hour; it
 * lasts longer and is the only measured stage, because a verdict needs a level load. The durations are in the stages and not in
 * {@code mobius.durations}, which apply to every simulation.
 */
record DayStages(DailyShape day) {

    /** The lines for the section {@code mobius} of a profile. */
    String text() {
        String hours = IntStream.range(0, day.levels().size())
                .mapToObj(hour -> hour(hour) + (hour == day.busiestHour() ? peak() : ""))
                .collect(Collectors.joining());
        return "  load.stages = [\n" + hours + "  ]\n";
    }

    private String hour(int hour) {
        return stage("hour " + hour, "1 minute", ProfileText.number(day.levels().get(hour)), false);
    }

    private static String peak() {
        return stage("settle", "1 minute", "1", false) + stage("peak", "10 minutes", "1", true);
    }

    private static String stage(String name, String duration, String level, boolean measured) {
        return "    { name = %s, duration = %s, from = %s, to = %s, measured = %s }\n"
                .formatted(name, duration, level, level, measured);
    }
}
