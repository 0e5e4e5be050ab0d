package mobius.telemetry;

import java.util.OptionalDouble;

/** Turns the readings of a counter into increments. */
final class Counter {

    private OptionalDouble last = OptionalDouble.empty();

    /** The increment since the last reading; empty for the first one, and for a counter that has started again. */
    OptionalDouble increment(OptionalDouble reading) {
        OptionalDouble before = last;
        last = reading;
        if (before.isEmpty() || reading.isEmpty() || reading.getAsDouble() < before.getAsDouble()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(reading.getAsDouble() - before.getAsDouble());
    }

    /** The increment per second. */
    OptionalDouble rate(OptionalDouble reading, double seconds) {
        OptionalDouble increment = increment(reading);
        return increment.isEmpty() ? increment : OptionalDouble.of(increment.getAsDouble() / seconds);
    }
}
