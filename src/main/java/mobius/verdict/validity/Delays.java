package mobius.verdict.validity;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mobius.telemetry.InjectorMetrics;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.Injectors;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Finding.Kind;
import mobius.verdict.finding.Status;

/**
 * The effect of a delayed injector on the findings of its run. A delay appears as additional response time. It can therefore
 * break a budget, but never meet one. It puts only those time-based failures in doubt that the delayed responses can explain, as
 * long as the planned load was sent.
 */
public final class Delays {

    /** Least share of the planned requests at which the load counts as sent. */
    private static final double LEAST_PERCENT_SENT = 95;

    /** Safety factor: a request that waits for a delayed response is delayed as well. */
    private static final double CARE = 2;

    /** The gates that detect a delay. */
    private static final List<Check> INJECTOR = List.of(
            OfEachInjector.ofCounts(new Arrivals()),
            OfEachInjector.ofMachine(new ScheduleLag()),
            OfEachInjector.ofMachine(new EventLoops()),
            OfEachInjector.ofMachine(new Cpu()),
            OfEachInjector.ofMachine(new Pauses()));

    private Delays() {}

    /**
     * Makes the gates that found a delay INCONCLUSIVE if the delay can explain the verdict: if all failures are based on times,
     * or if nothing failed and too little load was sent.
     */
    public static List<Finding> settle(List<Finding> findings) {
        return mayHaveDecided(findings)
                ? findings.stream()
                        .map(finding ->
                                finding.kind() == Kind.DELAY ? finding.withStatus(Status.INCONCLUSIVE) : finding)
                        .toList()
                : findings;
    }

    /** True if a delay can explain the verdict. */
    private static boolean mayHaveDecided(List<Finding> findings) {
        List<Finding> failures = findings.stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .toList();
        return failures.isEmpty()
                ? findings.stream().anyMatch(Delays::lacksLoad)
                : failures.stream().allMatch(finding -> finding.kind() == Kind.TIME);
    }

    /** True if too little load was sent. A budget that is met at a part of the load need not be met at all of it. */
    private static boolean lacksLoad(Finding finding) {
        Double percent = finding.facts().actual();
        return finding.id().equals(Throughput.ID) && percent != null && percent < LEAST_PERCENT_SENT;
    }

    /** Returns the share of the responses that the injector may have read late, from 0 to 1. */
    public static double share(RunView run) {
        return run.injectors().map(Injectors::delayed).orElseGet(() -> shareOfOne(run));
    }

    private static double shareOfOne(RunView run) {
        InjectorView injector = new InjectorView(run);
        double stalls = injector.sum(InjectorMetrics.STALL)
                / Math.max(1, injector.duration().toMillis());
        double waits = injector.mean(InjectorMetrics.LOOPS_WAITING).orElse(0);
        return Math.min(1, CARE * (stalls + waits));
    }

    /** Returns the gate that shows that the load was not the planned one; empty if there is none. */
    public static Optional<Finding> condemning(RunView run) {
        return gates(run, finding -> finding.isTrustGate() && finding.status() == Status.INCONCLUSIVE);
    }

    /** Returns the gate that found a delay within the bounds; empty if there is none. */
    public static Optional<Finding> within(RunView run) {
        return gates(run, finding -> finding.kind() == Kind.DELAY);
    }

    /** The first finding of these gates that matches. */
    private static Optional<Finding> gates(RunView run, Predicate<Finding> which) {
        Stream<Finding> findings = INJECTOR.stream().flatMap(question -> question.ask(run).stream());
        return findings.filter(which).findFirst();
    }
}
