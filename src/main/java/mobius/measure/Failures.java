package mobius.measure;

import java.util.Collection;

/**
 * Failed requests by kind of failure.
 *
 * @param shed rejected by an overloaded platform with its documented response: 503
 * @param timedOut no response before the timeout
 * @param disconnected no connection, or one that broke before the response was complete
 * @param wrong another status or content than expected
 */
public record Failures(long shed, long timedOut, long disconnected, long wrong) {

    /** No failures at all. */
    public static final Failures NONE = new Failures(0, 0, 0, 0);

    public long total() {
        return shed + timedOut + disconnected + wrong;
    }

    /**
     * Returns the failures that overload does not excuse: an overloaded platform may reject requests, but must not fail
     * otherwise.
     */
    public long notShed() {
        return total() - shed;
    }

    public Failures plus(Failures other) {
        return new Failures(
                shed + other.shed, timedOut + other.timedOut, disconnected + other.disconnected, wrong + other.wrong);
    }

    static Failures sum(Collection<Failures> parts) {
        return parts.stream().reduce(NONE, Failures::plus);
    }
}
