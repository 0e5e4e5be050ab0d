package mobius.production;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A day as the stages of a plan: each hour is a minute at its mean rate. After the busiest hour comes the peak itself, which is
 * longer, and alone is measured: the verdict wants a level load. Durations stand in the stages themselves: those of
 * {@code mobius.durations} are of every simulation.
 */
record DayStages(DailyShape day) {

    /** Lines of {@code mobius}. */
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
