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
 * Looks for the highest load at which every budget holds: geometric steps up until one breaks, halving between the last that
 * held and the first that broke, some more steps at both ends, and, where it is asked for, holding the lower end for long.
 */
public final class Search {

    /** A step that cannot be trusted is made once more, and then no more. */
    static final int TRIALS = 2;

    /** How often the lower end may be put lower until it holds for long. */
    static final int ATTEMPTS = 3;

    /** The lowest load that is tried, as a part of the first. */
    private static final double LOWEST = 0.05;

    private static final double ROUNDING = 1 + 1e-9;

    private final SearchPlan plan;
    private final Step step;
    private final Consumer<SearchResult> progress;
    private final List<StepResult> steps = new ArrayList<>();
    private @Nullable StepResult held;
    private @Nullable StepResult broken;

    /** Of planned loads, as all that the search reckons with. */
    private @Nullable Bracket found;

    private Search(SearchPlan plan, Step step, Consumer<SearchResult> progress) {
        this.plan = plan;
        this.step = step;
        this.progress = progress;
    }

    /** Searches to the end, and tells after each step what is known by then. */
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

    /** Up to the first load that breaks a budget; or down to the first that breaks none, where the first one did. */
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

    private void halve() throws Ended {
        while (broken().planned() / held().planned() > (1 + plan.width()) * ROUNDING) {
            holds(Math.sqrt(held().planned() * broken().planned()));
        }
    }

    /** By turns at the lower and at the upper end of what is known by then. */
    private void refine() throws Ended {
        narrow();
        for (int number = 0; number < plan.refinements(); number++) {
            trusted(number % 2 == 0 ? lowEnd() : highEnd(), plan.step());
            narrow();
            tell();
        }
    }

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

    /** Makes a step, once more where it cannot be trusted. What follows from it is told by who has asked for it. */
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

    /** Ends that single steps have set are chance to some degree: the bracket reaches half a step beyond them. */
    private Bracket soFar() {
        double half = Math.sqrt(plan.factor());
        return new Bracket(
                held == null ? null : (Double) (held.planned() / half),
                broken == null ? null : (Double) (broken.planned() * half));
    }

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

    /** There is nothing more to find out. */
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
