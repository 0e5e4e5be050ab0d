package mobius.telemetry;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** A clock that moves only when it is told to, and sleeps that take as long as it is told. */
final class FakeTime {

    private static final long EPOCH_MILLIS = 1_700_000_000_000L;
    private long nanos;
    private long lateNanos;

    LongSupplier nanoTime() {
        return () -> nanos;
    }

    LongSupplier millisTime() {
        return () -> EPOCH_MILLIS + nanos / 1_000_000;
    }

    /** Sleeps take what they should and the lateness on top of it. */
    LongConsumer sleepNanos() {
        return wanted -> nanos += wanted + lateNanos;
    }

    void sleepsAreLateByMicros(long micros) {
        lateNanos = micros * 1_000;
    }

    void passSeconds(long seconds) {
        nanos += seconds * 1_000_000_000;
    }
}
