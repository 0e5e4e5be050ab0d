package mobius.traffic;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to the requests of one name. All event loops count at once: none waits for another, and no object is made for a
 * response.
 */
public final class RequestCounts {

    /** Statuses that no standard has are counted as 0. */
    private static final int STATUSES = 600;

    private final AtomicReferenceArray<@Nullable LongAdder> statuses = new AtomicReferenceArray<>(STATUSES);
    private final LongAdder bytes = new LongAdder();
    private final LongAdder carried = new LongAdder();
    private final LongAdder carriedBytes = new LongAdder();
    private final LongAdder firstByteNanos = new LongAdder();
    private final LongAdder lists = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private volatile int rowsAsked;

    /**
     * Counts a complete response.
     *
     * @param bodyBytes of its body, unzipped
     */
    public void answered(int status, long bodyBytes) {
        adder(status >= 0 && status < STATUSES ? status : 0).increment();
        bytes.add(bodyBytes);
    }

    /**
     * Counts a complete response whose connection was observed.
     *
     * @param bodyBytes of its body as the platform sent them, zipped or not
     * @param nanosToFirstByte from when the request was sent to when its headers came
     */
    public void carried(long bodyBytes, long nanosToFirstByte) {
        carried.increment();
        carriedBytes.add(bodyBytes);
        firstByteNanos.add(nanosToFirstByte);
    }

    /** Counts the rows of a response that is a list. */
    public void listed(int rowsOfResponse) {
        lists.increment();
        rows.add(rowsOfResponse);
    }

    /** Notes how many rows such a request asks for at most. */
    public void asksFor(int mostRows) {
        rowsAsked = mostRows;
    }

    /** How many responses there were, by status. */
    public SortedMap<Integer, Long> statuses() {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (int status = 0; status < STATUSES; status++) {
            LongAdder count = statuses.get(status);
            if (count != null) {
                counts.put(status, count.sum());
            }
        }
        return counts;
    }

    /** The bytes of all bodies, unzipped. */
    public long bytes() {
        return bytes.sum();
    }

    /** The bytes of all bodies as they were sent; empty if no connection was observed. */
    public OptionalLong carriedBytes() {
        return carried.sum() == 0 ? OptionalLong.empty() : OptionalLong.of(carriedBytes.sum());
    }

    /** The times to the first byte of all responses together; empty if no connection was observed. */
    public OptionalLong firstByteNanos() {
        return carried.sum() == 0 ? OptionalLong.empty() : OptionalLong.of(firstByteNanos.sum());
    }

    /** How many responses were lists whose rows were counted. */
    public long lists() {
        return lists.sum();
    }

    /** The rows of all these lists together. */
    public long rows() {
        return rows.sum();
    }

    /** How many rows such a request asks for at most; empty if it names no limit. */
    public OptionalInt rowsAsked() {
        int asked = rowsAsked;
        return asked == 0 ? OptionalInt.empty() : OptionalInt.of(asked);
    }

    private LongAdder adder(int status) {
        LongAdder known = statuses.get(status);
        if (known == null) {
            LongAdder fresh = new LongAdder();
            LongAdder earlier = statuses.compareAndExchange(status, null, fresh);
            known = earlier == null ? fresh : earlier;
        }
        return known;
    }
}
