package mobius.comparison;

/** Puts load on one of the two builds for the length of a leg. */
@FunctionalInterface
public interface Leg {

    /** Runs one leg. The build is already on the platform. */
    LegResult on(Side side);
}
