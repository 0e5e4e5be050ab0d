package mobius.production;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the load varies over a day.
 *
 * @param days the number of whole days averaged
 * @param zone in which days begin
 * @param levels for each hour from midnight, its mean rate divided by the peak of the whole range, from 0 to 1
 */
public record DailyShape(long days, ZoneId zone, List<Double> levels) {

    private static final int HOURS = 24;

    public DailyShape {
        levels = List.copyOf(levels);
    }

    /** Averages the whole days of a range; empty if it has no whole day, or has no data for some hour of the day. */
    public static Optional<DailyShape> of(Rates rates, TimeRange range, ZoneId zone) {
        LocalDate first = firstWholeDay(range.from().atZone(zone));
        LocalDate end = range.to().atZone(zone).toLocalDate();
        if (!first.isBefore(end)) {
            return Optional.empty();
        }
        List<Double> levels = IntStream.range(0, HOURS)
                .mapToObj(hour -> level(rates, hour, first, end, zone))
                .flatMap(Optional::stream)
                .toList();
        long days = end.toEpochDay() - first.toEpochDay();
        return levels.size() == HOURS ? Optional.of(new DailyShape(days, zone, levels)) : Optional.empty();
    }

    private static LocalDate firstWholeDay(ZonedDateTime from) {
        LocalDate day = from.toLocalDate();
        return day.atStartOfDay(from.getZone()).isBefore(from) ? day.plusDays(1) : day;
    }

    private static Optional<Double> level(Rates rates, int hour, LocalDate first, LocalDate end, ZoneId zone) {
        return rates.perSecond().entrySet().stream()
                .filter(window -> isIn(middle(rates, window.getKey()).atZone(zone), hour, first, end))
                .mapToDouble(window -> window.getValue() / rates.peak())
                .average()
                .stream()
                .boxed()
                .findFirst();
    }

    /** The middle of a window, which is identified by its end. */
    private static Instant middle(Rates rates, Instant end) {
        return end.minus(rates.window().dividedBy(2));
    }

    private static boolean isIn(ZonedDateTime moment, int hour, LocalDate first, LocalDate end) {
        return moment.getHour() == hour
                && !moment.toLocalDate().isBefore(first)
                && moment.toLocalDate().isBefore(end);
    }

    /** The hour with the highest mean, from 0 to 23. */
    public int busiestHour() {
        return levels.indexOf(Collections.max(levels));
    }
}
