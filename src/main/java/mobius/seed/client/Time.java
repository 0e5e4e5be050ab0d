package mobius.seed.client;

import java.time.Duration;

/** A clock and its pauses, so that tests need not wait. */
public interface Time {

    /** The time of this machine. */
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

    /** From an origin of its own, never backwards. */
    long nanos();

    void pause(Duration length) throws InterruptedException;
}
