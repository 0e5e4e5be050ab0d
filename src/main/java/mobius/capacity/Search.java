package mobius.capacity;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import mobius.capacity.SearchResult.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Searches for the highest load at which every budget holds. First the load grows geometrically until a budget breaks. Then the
 * interval between the highest load that held and the lowest that broke is bisected. More steps follow at both ends and, if
 * requested, a long one that confirms the lower end. Not thread-safe.
 */
public final class Search {

    /** How many times a step is tried until it can be trusted. */
    static final int TRIALS = 2;

    /** How many times the lower end may be lowered until it holds for long. */
    static final int ATTEMPTS = 3;

    /** The lowest load that is tried, as a fraction of the first. */
    private static final double LOWEST = 0.05;

    /** A tolerance for comparing ratios of loads. */
    private static final double ROUNDING = 1 + 1e-9;

    private final SearchPlan plan;
    private final Step step;
    private final Consumer<SearchResult> progress;
    private final List<StepResult> steps = new ArrayList<>();
    /** The lower end of the interval: a step whose load held. */
    private @Nullable StepResult held;
    /** The upper end of the interval: a step whose load exceeded a budget. */
    private @Nullable StepResult broken;
    /** In planned loads, as are all loads within the search; results are in offered loads. */
    private @Nullable Bracket found;

    private Search(SearchPlan plan, Step step, Consumer<SearchResult> progress) {
        this.plan = plan;
        this.step = step;
        this.progress = progress;
    }

    /**
     * Searches to the end.
     *
     * @param step runs one load
     * @param progress receives the intermediate result after each step, and the final one
     * @return the final result
     */
    public static SearchResult run(SearchPlan plan, Step step, Consumer<SearchResult> progress) {
        Search search = new Search(plan, step, progress);
        SearchResult result = search.known(search.search());
        progress.accept(result);
        return result;
    }

    private Ending search() {
        try {
            climb();
            halve();
            refine();
            return plan.hold().isPresent() ? confirm(plan.hold().get()) : Ending.FOUND;
        } catch (Ended ended) {
            return ended.ending;
        }
    }

    /** Raises the load until it exceeds a budget; if the first load already does, lowers it until all budgets hold. */
    private void climb() throws Ended {
        double load = plan.from();
        boolean up = holds(load);
        while (held == null || broken == null) {
            if (up && load * ROUNDING >= plan.to()) {
                throw new Ended(Ending.NOT_REACHED);
            }
            load = up ? Math.min(load * plan.factor(), plan.to()) : load / plan.factor();
            if (load < plan.from() * LOWEST) {
                throw new Ended(Ending.NEVER_HELD);
            }
            holds(load);
        }
    }

    /** Bisects the interval, on a logarithmic scale, until it is as narrow as requested. */
    private void halve() throws Ended {
        while (broken().planned() / held().planned() > (1 + plan.width()) * ROUNDING) {
            holds(Math.sqrt(held().planned() * broken().planned()));
        }
    }

    /** Makes more steps, alternately at the lower and the upper end of the current bracket. */
    private void refine() throws Ended {
        narrow();
        for (int number = 0; number < plan.refinements(); number++) {
            trusted(number % 2 == 0 ? lowEnd() : highEnd(), plan.step());
            narrow();
            tell();
        }
    }

    /** Holds the lower end for long, and lowers it if it breaks. */
    private Ending confirm(Duration hold) throws Ended {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StepResult result = trusted(lowEnd(), hold);
            if (result.outcome() == StepResult.Outcome.HELD) {
                tell();
                return Ending.CONFIRMED;
            }
            broken = result;
            held = highestHeldBelow(result.planned());
            narrow();
            tell();
        }
        return Ending.NOT_CONFIRMED;
    }

    private StepResult highestHeldBelow(double planned) throws Ended {
        return steps.stream()
                .filter(each -> each.outcome() == StepResult.Outcome.HELD && each.planned() < planned)
                .max(Comparator.comparingDouble(StepResult::planned))
                .orElseThrow(() -> new Ended(Ending.NOT_CONFIRMED));
    }

    /** Whether most of the steps at a load hold. */
    private boolean holds(double load) throws Ended {
        int majority = plan.repeats() / 2 + 1;
        int good = 0;
        int bad = 0;
        while (true) {
            StepResult result = trusted(load, plan.step());
            good += result.outcome() == StepResult.Outcome.HELD ? 1 : 0;
            bad += result.outcome() == StepResult.Outcome.BROKEN ? 1 : 0;
            held = good == majority ? result : held;
            broken = bad == majority ? result : broken;
            tell();
            if (good == majority || bad == majority) {
                return good == majority;
            }
        }
    }

    /**
     * Runs a step, and repeats it once if it cannot be trusted. The caller reports progress after it has evaluated the step.
     *
     * @throws Ended if the steps are used up, or the repeated step cannot be trusted either
     */
    private StepResult trusted(double load, Duration hold) throws Ended {
        for (int trial = 0; trial < TRIALS; trial++) {
            if (steps.size() >= plan.mostSteps()) {
                throw new Ended(Ending.OUT_OF_STEPS);
            }
            StepResult result = step.at(load, hold);
            steps.add(result);
            if (result.isTrusted()) {
                return result;
            }
            tell();
        }
        throw new Ended(Ending.UNTRUSTED);
    }

    private void tell() {
        progress.accept(known(Ending.UNDER_WAY));
    }

    private SearchResult known(Ending ending) {
        Bracket planned = found == null ? soFar() : found;
        return new SearchResult(ending, planned.times(SearchResult.sentOfPlanned(steps)), steps);
    }

    /**
     * The bracket before the first estimate. Its ends come from single steps and are partly chance, so it extends half a step
     * beyond them.
     */
    private Bracket soFar() {
        double half = Math.sqrt(plan.factor());
        return new Bracket(
                held == null ? null : (Double) (held.planned() / half),
                broken == null ? null : (Double) (broken.planned() * half));
    }

    /** Estimates the bracket from all steps so far. */
    private void narrow() {
        double crossing = Crossing.of(steps, held().planned(), broken().planned(), plan.width());
        found = Bracket.around(crossing, plan.width(), plan.below());
    }

    private double lowEnd() {
        return requireNonNull(requireNonNull(found).low());
    }

    private double highEnd() {
        return requireNonNull(requireNonNull(found).high());
    }

    private StepResult held() {
        return requireNonNull(held);
    }

    private StepResult broken() {
        return requireNonNull(broken);
    }

    /** Ends the search from any depth. */
    private static final class Ended extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        private final Ending ending;

        Ended(Ending ending) {
            super(ending.name(), null, false, false);
            this.ending = ending;
        }
    }
}
