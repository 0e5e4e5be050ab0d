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
import mobius.verdict.finding.Observation;
import mobius.verdict.suspect.DiagnosticInput;
import mobius.verdict.suspect.RequestHealth;
import mobius.verdict.suspect.Sign;
import mobius.verdict.suspect.Suspect;
import mobius.verdict.suspect.Suspects;

/** Collects the input of the diagnosis rules for each period with problems. */
final class Diagnosis {

    private final RunView run;
    private final List<Sign> signs;

    private Diagnosis(RunView run, List<Finding> findings) {
        this.run = run;
        signs = findings.stream().map(Diagnosis::sign).toList();
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
                signs,
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

    private static Sign sign(Finding finding) {
        Observation facts = finding.facts();
        return new Sign(
                finding.id(),
                finding.subject(),
                answer(finding),
                facts.value(),
                facts.actual(),
                facts.unit(),
                samples(facts),
                finding.explanation());
    }

    private static long samples(Observation facts) {
        Long known = facts.samples();
        return known == null ? 0 : known;
    }

    /** Translates a status. A trust gate that is INCONCLUSIVE counts as wrong: it has found a problem of the test. */
    private static Sign.Answer answer(Finding finding) {
        return switch (finding.status()) {
            case PASS -> Sign.Answer.FINE;
            case FAIL, SUSPECT -> Sign.Answer.WRONG;
            case INCONCLUSIVE -> finding.isTrustGate() ? Sign.Answer.WRONG : Sign.Answer.OPEN;
            case INFO -> finding.facts().missTheLimit() ? Sign.Answer.MISSED : Sign.Answer.OPEN;
        };
    }
}
