package mobius.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DailyShapeTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);

    @Test
    void theMeanOfEachHourIsAShareOfThePeak() {
        TimeRange range = TimeRange.upTo(NOON, Duration.ofDays(3));
        Rates rates = rates(range, moment -> 10 + moment.atZone(ZoneOffset.UTC).getHour());
        DailyShape shape = DailyShape.of(rates, range, ZoneOffset.UTC).orElseThrow();
        assertThat(shape.days()).isEqualTo(2);
        assertThat(shape.busiestHour()).isEqualTo(23);
        for (int hour = 0; hour < 24; hour++) {
            assertThat(shape.levels().get(hour)).isCloseTo((10 + hour) / 33.0, within(1e-9));
        }
    }

    @Test
    void hoursAreThoseOfTheZone() {
        TimeRange range = TimeRange.upTo(NOON, Duration.ofDays(3));
        Rates rates = rates(range, moment -> 10 + moment.atZone(ZoneOffset.UTC).getHour());
        DailyShape shape = DailyShape.of(rates, range, ZoneId.of("Asia/Tokyo")).orElseThrow();
        assertThat(shape.busiestHour()).isEqualTo(8);
    }

    /** The half days at both ends would make their hours count for more. */
    @Test
    void onlyWholeDaysCount() {
        TimeRange range = TimeRange.upTo(NOON, Duration.ofDays(2));
        Rates rates = rates(range, moment -> moment.isBefore(Instant.parse("2026-01-09T00:00:00Z")) ? 100 : 50);
        DailyShape shape = DailyShape.of(rates, range, ZoneOffset.UTC).orElseThrow();
        assertThat(shape.days()).isEqualTo(1);
        assertThat(shape.levels()).allMatch(level -> level == 0.5);
    }

    @Test
    void aRangeWithoutAWholeDayHasNoShape() {
        assertThat(shapeOf(Duration.ofHours(23))).isEmpty();
        assertThat(shapeOf(Duration.ofHours(35))).isEmpty();
        assertThat(shapeOf(Duration.ofHours(36))).isPresent();
    }

    @Test
    void anHourOfWhichNothingIsKnownLeavesNoShape() {
        TimeRange range = TimeRange.upTo(NOON, Duration.ofDays(3));
        TreeMap<Instant, Double> known = new TreeMap<>(rates(range, moment -> 1).perSecond());
        known.keySet()
                .removeIf(end -> end.minusSeconds(1).atZone(ZoneOffset.UTC).getHour() == 4);
        assertThat(DailyShape.of(new Rates(WINDOW, 864, known), range, ZoneOffset.UTC))
                .isEmpty();
    }

    private static Optional<DailyShape> shapeOf(Duration length) {
        TimeRange range = TimeRange.upTo(NOON, length);
        return DailyShape.of(rates(range, moment -> 1), range, ZoneOffset.UTC);
    }

    /** @param rate by the beginning of the window */
    static Rates rates(TimeRange range, ToDoubleFunction<Instant> rate) {
        TreeMap<Instant, Double> rates = new TreeMap<>();
        for (Instant end = range.to(); end.isAfter(range.from()); end = end.minus(WINDOW)) {
            rates.put(end, rate.applyAsDouble(end.minus(WINDOW)));
        }
        return new Rates(WINDOW, rates.size(), rates);
    }
}
