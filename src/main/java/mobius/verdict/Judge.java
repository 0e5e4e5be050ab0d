package mobius.verdict;

import java.util.List;
import mobius.verdict.budget.ErrorBudget;
import mobius.verdict.budget.FirstAnswer;
import mobius.verdict.budget.FirstRequests;
import mobius.verdict.budget.LatencyBudgets;
import mobius.verdict.budget.SampleCount;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.RequestSummary;
import mobius.verdict.finding.Verdict;
import mobius.verdict.leak.Leaks;
import mobius.verdict.overload.BreakingPoint;
import mobius.verdict.overload.CapacityOfSteps;
import mobius.verdict.overload.Cost;
import mobius.verdict.overload.Degradation;
import mobius.verdict.overload.Recovery;
import mobius.verdict.overload.Spike;
import mobius.verdict.regression.Regression;
import mobius.verdict.resource.Connections;
import mobius.verdict.resource.DatabaseFigures;
import mobius.verdict.resource.NPlusOne;
import mobius.verdict.resource.Resources;
import mobius.verdict.resource.StatementCoverage;
import mobius.verdict.resource.StatementPlans;
import mobius.verdict.resource.Statements;
import mobius.verdict.scaling.PageCost;
import mobius.verdict.scaling.PageLimits;
import mobius.verdict.validity.Arrivals;
import mobius.verdict.validity.Cpu;
import mobius.verdict.validity.Delays;
import mobius.verdict.validity.EventLoops;
import mobius.verdict.validity.FileAndPortUsage;
import mobius.verdict.validity.HasData;
import mobius.verdict.validity.InjectorParts;
import mobius.verdict.validity.LeftOutJourneys;
import mobius.verdict.validity.LogComplete;
import mobius.verdict.validity.MissingRequests;
import mobius.verdict.validity.OfEachInjector;
import mobius.verdict.validity.Pauses;
import mobius.verdict.validity.Retries;
import mobius.verdict.validity.ScheduleLag;
import mobius.verdict.validity.ScriptFailures;
import mobius.verdict.validity.Stationarity;
import mobius.verdict.validity.TelemetryGaps;
import mobius.verdict.validity.Throttling;
import mobius.verdict.validity.Throughput;
import mobius.verdict.validity.UserAccounting;

/** Runs all checks and derives the verdict. The result depends on the evidence only, not on the time of the call. */
public final class Judge {

    /** All checks, in the order of their findings. */
    private static final List<Check> QUESTIONS = List.of(
            OfEachInjector.ofCounts(new LogComplete()),
            new HasData(),
            OfEachInjector.ofCounts(new UserAccounting()),
            OfEachInjector.ofCounts(new ScriptFailures()),
            OfEachInjector.ofCounts(new Arrivals()),
            OfEachInjector.ofMachine(new ScheduleLag()),
            OfEachInjector.ofMachine(new EventLoops()),
            OfEachInjector.ofMachine(new Cpu()),
            OfEachInjector.ofMachine(new Pauses()),
            OfEachInjector.ofMachine(new FileAndPortUsage()),
            new InjectorParts(),
            new Throttling(),
            new Stationarity(),
            new SampleCount(),
            new LatencyBudgets(),
            new ErrorBudget(),
            new Throughput(),
            new MissingRequests(),
            new LeftOutJourneys(),
            new Retries(),
            new BreakingPoint(),
            new CapacityOfSteps(),
            new Cost(),
            new Degradation(),
            new Recovery(),
            new Spike(),
            new Connections(),
            new Resources(),
            new Statements(),
            new StatementPlans(),
            new NPlusOne(),
            new StatementCoverage(),
            new DatabaseFigures(),
            new Leaks(),
            new TelemetryGaps(),
            new PageLimits(),
            new PageCost(),
            new FirstAnswer(),
            new FirstRequests(),
            new Regression());

    private Judge() {}

    /**
     * Judges a run.
     *
     * @return the verdict with its findings, a summary of each request, and the suspects
     */
    public static Verdict judge(Evidence evidence) {
        RunView run = new RunView(evidence);
        List<Finding> findings = Delays.settle(QUESTIONS.stream()
                .flatMap(question -> question.ask(run).stream())
                .toList());
        List<RequestSummary> requests = evidence.measurement().requests().stream()
                .map(request ->
                        RequestSummary.of(request, evidence.measurement().windows()))
                .toList();
        return Verdict.of(findings, requests, Diagnosis.of(run, findings));
    }
}
