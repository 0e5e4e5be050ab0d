package mobius.gatling;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Trace contexts of W3C, by which a platform that records traces makes a request a part of one: {@code 00-<trace>-<parent>-<flags>}.
 * The first half of a trace id is the run's, the second half and the parent the request's.
 */
final class TraceContexts {

    static final String HEADER = "traceparent";

    private static final String VERSION = "00-";
    private static final int TRACE_DIGITS = 32;
    private static final String RECORDED = "-01";
    private static final String NOT_RECORDED = "-00";
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final HexFormat HEX = HexFormat.of();

    private final String prefix;
    private final long run;
    private final int recordOneIn;
    private final AtomicLong number = new AtomicLong();

    /**
     * Contexts of one run.
     *
     * @param recordOneIn of how many requests one is to be recorded, 1 or more
     */
    TraceContexts(String runId, int recordOneIn) {
        run = mixed(runId.hashCode() + GOLDEN_GAMMA);
        prefix = VERSION + HEX.toHexDigits(run);
        this.recordOneIn = recordOneIn;
    }

    /** The trace id in a header; empty if it is too short to have one. */
    static String traceId(String header) {
        int end = VERSION.length() + TRACE_DIGITS;
        return header.length() < end ? "" : header.substring(VERSION.length(), end);
    }

    /** Whether a header asks the platform to record the trace. */
    static boolean isRecorded(String header) {
        return header.endsWith(RECORDED);
    }

    String next() {
        long request = number.incrementAndGet();
        String id = HEX.toHexDigits(mixed(run + request * GOLDEN_GAMMA));
        return prefix + id + "-" + id + (request % recordOneIn == 0 ? RECORDED : NOT_RECORDED);
    }

    /** A number for each number, spread over all 64 bits: samplers compare the last ones. Stafford's variant 13, as in SplitMix64. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
