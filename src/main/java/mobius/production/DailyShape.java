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
 * How the load of a day goes up and down.
 *
 * @param days how many whole days it is the mean of
 * @param zone in which days begin
 * @param levels for each hour from midnight its mean rate as a share of the peak of the whole range, from 0 to 1
 */
public record DailyShape(long days, ZoneId zone, List<Double> levels) {

    private static final int HOURS = 24;

    public DailyShape {
        levels = List.copyOf(levels);
    }

    /** The shape over the whole days of a range, or empty where it has none, or an hour of which nothing is known. */
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

    /** A window is known by its end. */
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
