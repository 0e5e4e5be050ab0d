package mobius.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Repeated legs of one build, run to measure how much legs differ without a change. */
public final class Calibration {

    /** Number of trusted legs: fewer do not give a usable estimate of the spread. */
    public static final int LEGS = 6;

    /** Most legs in all: legs that cannot be trusted are repeated, within the limit of a comparison. */
    public static final int MOST_LEGS = LEGS + Comparison.MOST_REPEATS;

    private Calibration() {}

    /**
     * Runs the legs. The build is deployed again before each of them, as in a comparison.
     *
     * @param deployment puts the build on the platform
     * @param leg runs one leg
     * @param progress receives each result as it is known, trusted or not
     * @return the trusted legs; fewer than {@link #LEGS} if too many could not be trusted
     * @throws DeploymentFailed if the build could not be deployed
     */
    public static List<LegResult> run(Deployment deployment, Leg leg, Consumer<LegResult> progress)
            throws DeploymentFailed {
        List<LegResult> trusted = new ArrayList<>();
        for (int number = 0; number < MOST_LEGS && trusted.size() < LEGS; number++) {
            deployment.put(Side.BEFORE);
            LegResult result = leg.on(Side.BEFORE);
            progress.accept(result);
            if (result.isTrusted()) {
                trusted.add(result);
            }
        }
        return trusted;
    }
}
