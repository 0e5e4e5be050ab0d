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
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.past.PastRuns;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/** The evidence as the questions need it. Totals are merged once, because a run may have thousands of request names. */
public final class RunView {

    private final Evidence evidence;
    private final RequestStats total;
    private final RequestStats latencyTotal;

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

    /** The answers of lists and searches that were kept one by one. */
    public List<PageSample> pages() {
        return evidence.pages();
    }

    /** When the injection began, since the epoch; 0 where that is not known. */
    public long zeroMillis() {
        RunFacts facts = measurement().run();
        return facts == null ? 0 : facts.injectionStarted().toEpochMilli();
    }

    /** What the statements of the platform's database did; empty where nobody counted them. */
    public Optional<List<StatementUse>> statements() {
        return evidence.statements();
    }

    /** Prices, and what a capacity is counted in. */
    public Economy economy() {
        return evidence.economy();
    }

    /** The runs that this one is held against, where somebody looked for them. */
    public Optional<PastRuns> past() {
        return evidence.past();
    }

    /** Who sent a merged run; empty for a run of one injector. */
    public Optional<Injectors> injectors() {
        return evidence.injectors();
    }

    /** All requests together. */
    public RequestStats total() {
        return total;
    }

    /** All requests whose latency counts for the total. */
    public RequestStats latencyTotal() {
        return latencyTotal;
    }

    /** What a latency budget is about. */
    public RequestStats requestsOf(Budget.Latency budget) {
        return budget.subject().equals(Budget.TOTAL)
                ? latencyTotal
                : measurement().request(budget.subject()).orElseThrow();
    }

    /** Whether the run has a plan, and with it all the files that a run of this project leaves. */
    public boolean isOfThisProject() {
        return evidence.workload().isPresent();
    }

    /** The measured windows at up to the expected peak, whose budgets decide. A run without a plan has one. */
    public List<Integer> decidingWindows() {
        return IntStream.range(0, measurement().windows().size())
                .filter(number -> isUpToPeak(window(number)))
                .boxed()
                .toList();
    }

    public MeasuredWindow window(int number) {
        return measurement().windows().get(number);
    }

    /** How many requests of one name were sent in a window. */
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
