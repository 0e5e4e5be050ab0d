package mobius.seed.client;

import java.time.Duration;

/** A clock and a way to sleep. Tests replace it to avoid waiting. */
public interface Time {

    /** The clock of this machine. */
    Time REAL = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Thread.sleep(length.toMillis(), length.toNanosPart() % 1_000_000);
        }
    };

    /** Nanoseconds since an arbitrary origin; never decreases. */
    long nanos();

    /** Sleeps. */
    void pause(Duration length) throws InterruptedException;
}
