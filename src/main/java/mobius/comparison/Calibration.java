package mobius.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Legs of one build, which tell by how much legs differ that should not. */
public final class Calibration {

    /** Fewer say too little about their spread. */
    public static final int LEGS = 6;

    /** The most legs that it takes: those that cannot be trusted are run again, so often in all. */
    public static final int MOST_LEGS = LEGS + Comparison.MOST_REPEATS;

    private Calibration() {}

    /**
     * Runs them, each on a build that has been deployed anew, as in a comparison.
     *
     * @param progress is told each leg
     * @return those that can be trusted; fewer than {@link #LEGS} where too many could not
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
