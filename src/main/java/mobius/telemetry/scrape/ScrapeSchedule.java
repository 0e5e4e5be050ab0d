package mobius.telemetry.scrape;

import java.time.Duration;

/** Times of the scrapes. A scrape that takes longer than its interval covers the next ones, which are skipped. */
public final class ScrapeSchedule {

    private final long interval;
    private long due;

    /** @param nanos now, when the first one is due */
    public ScrapeSchedule(Duration interval, long nanos) {
        this.interval = interval.toNanos();
        this.due = nanos;
    }

    /**
     * Ends a scrape.
     *
     * @param nanos now
     * @return the number of skipped scrapes
     */
    public long next(long nanos) {
        due += interval;
        long skipped = Math.max(0, Math.floorDiv(nanos - due + interval - 1, interval));
        due += skipped * interval;
        return skipped;
    }

    /** Returns the time until the next scrape, 0 or more. */
    public long waitNanos(long nanos) {
        return Math.max(0, due - nanos);
    }
}
