package mobius.verdict.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobius.budget.Budget;
import mobius.budget.Budgets;
import mobius.capacity.Economy;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.PageSample;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.RunFacts;
import mobius.telemetry.Telemetry;
import mobius.telemetry.postgres.StatementPlan;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.past.PastRuns;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/** The evidence in the form that checks need. Totals are merged only once, because a run may have thousands of request names. */
public final class RunView {

    private final Evidence evidence;
    private final RequestStats total;
    private final RequestStats latencyTotal;

    /** Creates a view and merges the totals. */
    public RunView(Evidence evidence) {
        this.evidence = evidence;
        total = evidence.measurement().total();
        latencyTotal = everyRequestIsInTotal() ? total : measurement().total(budgets()::inTotal);
    }

    private boolean everyRequestIsInTotal() {
        return measurement().requests().stream().map(RequestStats::name).allMatch(budgets()::inTotal);
    }

    public Measurement measurement() {
        return evidence.measurement();
    }

    public Optional<Workload> workload() {
        return evidence.workload();
    }

    public Budgets budgets() {
        return evidence.budgets();
    }

    public Optional<Telemetry> telemetry() {
        return evidence.telemetry();
    }

    public Conditions conditions() {
        return evidence.conditions();
    }

    /** Returns the recorded list and search responses. */
    public List<PageSample> pages() {
        return evidence.pages();
    }

    /** Returns the start of the injection, since the epoch; 0 if it is unknown. */
    public long zeroMillis() {
        RunFacts facts = measurement().run();
        return facts == null ? 0 : facts.injectionStarted().toEpochMilli();
    }

    /** Returns the database statements of the run; empty if they were not counted. */
    public Optional<List<StatementUse>> statements() {
        return evidence.statements();
    }

    /** Returns the plans of the slowest statements; empty if the database was not asked. */
    public List<StatementPlan> plans() {
        return evidence.plans();
    }

    /** Returns prices and the units of a capacity. */
    public Economy economy() {
        return evidence.economy();
    }

    /** Returns the runs to compare with; empty if there is no history. */
    public Optional<PastRuns> past() {
        return evidence.past();
    }

    /** Returns the injectors of a merged run; empty for a run of one injector. */
    public Optional<Injectors> injectors() {
        return evidence.injectors();
    }

    /** Returns all requests merged. */
    public RequestStats total() {
        return total;
    }

    /** Returns all requests whose latency counts for the total, merged. */
    public RequestStats latencyTotal() {
        return latencyTotal;
    }

    /**
     * Returns the requests to which a latency budget applies.
     *
     * @throws java.util.NoSuchElementException if the run has no request of this name
     */
    public RequestStats requestsOf(Budget.Latency budget) {
        return budget.subject().equals(Budget.TOTAL)
                ? latencyTotal
                : measurement().request(budget.subject()).orElseThrow();
    }

    /** Returns true if the run has a plan, and therefore all files of a run of this project. */
    public boolean isOfThisProject() {
        return evidence.workload().isPresent();
    }

    /**
     * Returns the indices of the measured windows up to the expected peak, whose budgets decide. A run without a plan has one.
     */
    public List<Integer> decidingWindows() {
        return IntStream.range(0, measurement().windows().size())
                .filter(number -> isUpToPeak(window(number)))
                .boxed()
                .toList();
    }

    /** Returns a measured window by its index. */
    public MeasuredWindow window(int number) {
        return measurement().windows().get(number);
    }

    /** Returns the number of requests that were sent in a window. */
    public static long sent(RequestStats request, int window) {
        return request.windows().get(window).batches().stream()
                .mapToLong(Responses::count)
                .sum();
    }

    private static boolean isUpToPeak(MeasuredWindow window) {
        return isUpToPeak(window.fromLoad()) && isUpToPeak(window.toLoad());
    }

    private static boolean isUpToPeak(@Nullable Double load) {
        return load == null || load <= 1;
    }
}
