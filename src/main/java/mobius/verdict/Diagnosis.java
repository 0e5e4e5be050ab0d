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
        Diagnosis diagnosis = new Diagnosis(run, findings);
        return Suspects.of(
                ProblemPeriod.of(run, findings).stream().map(diagnosis::input).toList());
    }

    /** The metrics, requests and findings of one period. */
    private DiagnosticInput input(ProblemPeriod period) {
        MeasuredWindow window = run.window(period.window());
        double from = (double) period.fromPart() / window.parts();
        return new DiagnosticInput(
                new ServerFigures(run, window).telemetry().part(from, 1),
                run.measurement().requests().stream()
                        .filter(request -> RunView.sent(request, period.window()) > 0)
                        .map(request -> health(request, period))
                        .toList(),
                health(run.latencyTotal(), period),
                findings,
                run.budgets().platform(),
                new DiagnosticInput.Trouble(period.broken(), errors(window, period)),
                run.conditions().targetOnSameMachine());
    }

    private List<ErrorShare> errors(MeasuredWindow window, ProblemPeriod period) {
        long from = window.startOf(period.fromPart());
        return ErrorShare.of(run.measurement()).stream()
                .filter(share -> share.error().mayBeWithin(from, window.endMillis()))
                .toList();
    }

    /** The responses of one request in the period, with the budget for its p95. */
    private RequestHealth health(RequestStats request, ProblemPeriod period) {
        List<Responses> parts = request.windows().get(period.window()).batches();
        List<Budget.Latency> budgets = request.name().equals(Budget.TOTAL)
                ? run.budgets().ofTotal()
                : run.budgets().of(request.name());
        return new RequestHealth(
                request.name(),
                run.budgets().classOf(request.name()).map(EndpointClass::name).orElse(""),
                target(budgets),
                Responses.merged(parts.subList(period.fromPart(), parts.size())));
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
