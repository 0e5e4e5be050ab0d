package mobius.comparison;

/** Puts load on one of the two builds for a while. */
@FunctionalInterface
public interface Leg {

    /** Runs one leg, on a platform where the build is by then. */
    LegResult on(Side side);
}
