package mobius.measure;

import java.util.Collection;

/**
 * In which ways requests failed.
 *
 * @param shed turned away by a platform that said in its own form that it has too much to do: 503
 * @param timedOut without an answer when the user gave up
 * @param disconnected without a connection, or with one that broke before the answer was complete
 * @param wrong answered with another status or content than was asked for
 */
public record Failures(long shed, long timedOut, long disconnected, long wrong) {

    /** No failures at all. */
    public static final Failures NONE = new Failures(0, 0, 0, 0);

    public long total() {
        return shed + timedOut + disconnected + wrong;
    }

    /** Those that nobody had a right to expect of an overloaded platform, which may turn users away. */
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
