package mobius.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mobius.comparison.ComparisonResult.Ending;
import mobius.verdict.finding.Status;
import mobius.verdict.regression.PairedComparison;
import org.jspecify.annotations.Nullable;

/**
 * Runs legs of two builds in pairs until it is clear whether the second build is slower. The order alternates within and between
 * the pairs (ABBA BAAB as far as they go), so that a slow change of the platform affects both builds equally.
 *
 * <p>A pair with a leg that cannot be trusted is run again, whatever its result. No other result is left out.
 */
public final class Comparison {

    /** Most pairs that are run again, over the whole comparison. */
    static final int MOST_REPEATS = 6;

    /** Most legs that a comparison can take. */
    public static final int MOST_LEGS = 2 * (PairedComparison.MOST_PAIRS + MOST_REPEATS);

    /** The build that goes first, for each four pairs in turn. */
    private static final List<Side> FIRST = List.of(Side.BEFORE, Side.AFTER, Side.AFTER, Side.BEFORE);

    private final List<String> subjects;
    private final Deployment deployment;
    private final Leg leg;
    private final Consumer<ComparisonResult> progress;
    private final List<LegResult> legs = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private Deployed deployed = Deployed.NOTHING;
    private @Nullable String trouble;

    private Comparison(List<String> subjects, Deployment deployment, Leg leg, Consumer<ComparisonResult> progress) {
        this.subjects = subjects;
        this.deployment = deployment;
        this.leg = leg;
        this.progress = progress;
    }

    /**
     * Runs the comparison to its end.
     *
     * @param subjects the gated subjects: request names, or {@code all requests}; their p95 decides
     * @param deployment puts a build on the platform, or {@link Deployment#NONE}
     * @param leg runs one leg
     * @param progress receives the current result before and after each deployment, after each leg, and at the end
     * @return the final result
     */
    public static ComparisonResult run(
            List<String> subjects, Deployment deployment, Leg leg, Consumer<ComparisonResult> progress) {
        Comparison comparison = new Comparison(subjects, deployment, leg, progress);
        ComparisonResult result = comparison.known(comparison.compare());
        progress.accept(result);
        return result;
    }

    private Ending compare() {
        try {
            for (int repeats = 0; repeats <= MOST_REPEATS; ) {
                Optional<Pair> pair = pair(FIRST.get(pairs.size() % FIRST.size()));
                pair.ifPresent(pairs::add);
                repeats += pair.isPresent() ? 0 : 1;
                if (pair.isPresent() && known(Ending.UNDER_WAY).status() != Status.INCONCLUSIVE) {
                    return Ending.DECIDED;
                }
                if (pairs.size() == PairedComparison.MOST_PAIRS) {
                    return Ending.NOT_CLEAR;
                }
                progress.accept(known(Ending.UNDER_WAY));
            }
            trouble = legs.get(legs.size() - 1).doubt();
            return Ending.UNTRUSTED;
        } catch (DeploymentFailed failed) {
            trouble = failed.getMessage();
            return Ending.NOT_DEPLOYED;
        }
    }

    /**
     * Runs a pair. The result is empty if one of its legs cannot be trusted; the second leg is not run if the first one already
     * is in doubt.
     */
    private Optional<Pair> pair(Side first) throws DeploymentFailed {
        LegResult one = leg(first);
        if (!one.isTrusted()) {
            return Optional.empty();
        }
        progress.accept(known(Ending.UNDER_WAY));
        LegResult other = leg(first.other());
        return other.isTrusted() ? Optional.of(Pair.of(one, other)) : Optional.empty();
    }

    private LegResult leg(Side side) throws DeploymentFailed {
        deploy(side);
        LegResult result = leg.on(side);
        legs.add(result);
        return result;
    }

    /**
     * Deploys the build even if it is already there: a leg on a warmed-up build and a leg on a fresh one would differ by more
     * than the builds do.
     */
    private void deploy(Side side) throws DeploymentFailed {
        if (deployment == Deployment.NONE) {
            return;
        }
        deployed = new Deployed(deployed.build(), side);
        progress.accept(known(Ending.UNDER_WAY));
        deployment.put(side);
        deployed = new Deployed(side, null);
        progress.accept(known(Ending.UNDER_WAY));
    }

    private ComparisonResult known(Ending ending) {
        return new ComparisonResult(ending, subjects, legs, pairs, deployed, trouble);
    }
}
