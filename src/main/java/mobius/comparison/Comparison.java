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
 * Runs legs of two builds in pairs until it is clear whether the second one is slower: the first build first in one pair, last in
 * the next two, and so on (ABBA BAAB as far as they go), so that what changes slowly meanwhile meets both alike.
 *
 * <p>A pair of which one leg cannot be trusted is run again, whatever it says; nothing else is left out.
 */
public final class Comparison {

    /** How many pairs in all may be run again. */
    static final int MOST_REPEATS = 6;

    /** The most legs that a comparison takes. */
    public static final int MOST_LEGS = 2 * (PairedComparison.MOST_PAIRS + MOST_REPEATS);

    /** The order within four pairs repeats itself. */
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
     * Compares to the end, and tells what is known by then before and after each deployment, after each leg, and at the end.
     *
     * @param subjects the p95 of what decides
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

    /** Empty where one of its legs cannot be trusted; then the second one need not be run, if it is the first. */
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

    /** Also where the build is there already: a leg on a warm one beside a leg on a fresh one would differ by more than the build. */
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
