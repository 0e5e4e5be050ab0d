package mobius.verdict;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import mobius.budget.Budget;
import mobius.budget.EndpointClass;
import mobius.budget.Percentile;
import mobius.measure.ErrorShare;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.verdict.evidence.RunView;
import mobius.verdict.evidence.ServerFigures;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Suspect;
import mobius.verdict.suspect.DiagnosticInput;
import mobius.verdict.suspect.RequestHealth;
import mobius.verdict.suspect.Suspects;

/** Collects the input of the diagnosis rules for each period with problems. */
final class Diagnosis {

    private final RunView run;
    private final List<Finding> findings;

    private Diagnosis(RunView run, List<Finding> findings) {
        this.run = run;
        this.findings = findings;
    }

    /**
     * Returns the suspects of a run, the most likely first.
     *
     * @param findings of the run, whose statuses are a part of the input
     */
    static List<Suspect> of(RunView run, List<Finding> findings) {
        Diagnosis examination = new Diagnosis(run, findings);
        return Suspects.of(ProblemPeriod.of(run, findings).stream()
                .map(examination::symptoms)
                .toList());
    }

    /** The metrics, requests and findings of one period. */
    private DiagnosticInput symptoms(ProblemPeriod trouble) {
        MeasuredWindow window = run.window(trouble.window());
        double from = (double) trouble.fromPart() / window.parts();
        return new DiagnosticInput(
                new ServerFigures(run, window).told().part(from, 1),
                run.measurement().requests().stream()
                        .filter(request -> RunView.sent(request, trouble.window()) > 0)
                        .map(request -> felt(request, trouble))
                        .toList(),
                felt(run.latencyTotal(), trouble),
                findings,
                run.budgets().platform(),
                new DiagnosticInput.Trouble(trouble.broken(), errors(window, trouble)),
                run.conditions().targetOnSameMachine());
    }

    private List<ErrorShare> errors(MeasuredWindow window, ProblemPeriod trouble) {
        long from = window.startOf(trouble.fromPart());
        return ErrorShare.of(run.measurement()).stream()
                .filter(share -> share.error().mayBeWithin(from, window.endMillis()))
                .toList();
    }

    /** The responses of one request in the period, with the budget for its p95. */
    private RequestHealth felt(RequestStats request, ProblemPeriod trouble) {
        List<Responses> parts = request.windows().get(trouble.window()).batches();
        List<Budget.Latency> budgets = request.name().equals(Budget.TOTAL)
                ? run.budgets().ofTotal()
                : run.budgets().of(request.name());
        return new RequestHealth(
                request.name(),
                run.budgets().classOf(request.name()).map(EndpointClass::name).orElse(""),
                target(budgets),
                Responses.merged(parts.subList(trouble.fromPart(), parts.size())));
    }

    /** The budget for the p95, in milliseconds; empty if there is none. */
    private static OptionalDouble target(List<Budget.Latency> budgets) {
        return budgets.stream()
                .filter(budget -> budget.percentile().equals(Percentile.P95))
                .map(Budget.Latency::limit)
                .mapToDouble(Duration::toMillis)
                .findFirst();
    }
}
