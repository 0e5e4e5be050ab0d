package mobius.verdict;

import java.util.List;

/** Asks every question about a run and decides. The same evidence gives the same verdict, on any day. */
public final class Judge {

    private static final List<Question> QUESTIONS = List.of(
            new LogIntact(),
            new AnyData(),
            new Bookkeeping(),
            new ScriptFailures(),
            new Arrivals(),
            new ScheduleLag(),
            new EventLoops(),
            new Cpu(),
            new Pauses(),
            new Limits(),
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

    /** The verdict on a run. */
    public static Verdict judge(Evidence evidence) {
        JudgedRun run = new JudgedRun(evidence);
        List<Finding> findings = Delays.settle(QUESTIONS.stream()
                .flatMap(question -> question.ask(run).stream())
                .toList());
        List<RequestSummary> requests = evidence.measurement().requests().stream()
                .map(request ->
                        RequestSummary.of(request, evidence.measurement().windows()))
                .toList();
        return Verdict.of(findings, requests, Examination.of(run, findings));
    }
}
