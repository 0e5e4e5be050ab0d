package mobius.telemetry.scrape;

import java.time.Duration;

/** When the next scrape is due. One that takes longer than its interval makes those fall out that it covers. */
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
     * @return how many fall out
     */
    public long next(long nanos) {
        due += interval;
        long skipped = Math.max(0, Math.floorDiv(nanos - due + interval - 1, interval));
        due += skipped * interval;
        return skipped;
    }

    /** How long until the next one is due, 0 or more. */
    public long waitNanos(long nanos) {
        return Math.max(0, due - nanos);
    }
}
