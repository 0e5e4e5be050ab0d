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
 * What a delayed injector does to the findings of its run. Whatever it was late for reads as response time, so it can break a
 * budget and keep none: it puts those failures by time in doubt that the delayed responses may have made, and nothing else, as
 * long as the load was sent.
 */
public final class Delays {

    private static final double LEAST_PERCENT_SENT = 95;

    /** What waits for one delayed response is delayed with it. */
    private static final double CARE = 2;

    private static final List<Check> INJECTOR = List.of(
            OfEachInjector.ofCounts(new Arrivals()),
            OfEachInjector.ofMachine(new ScheduleLag()),
            OfEachInjector.ofMachine(new EventLoops()),
            OfEachInjector.ofMachine(new Cpu()),
            OfEachInjector.ofMachine(new Pauses()));

    private Delays() {}

    /** Makes the gates that found a delay inconclusive where the delay may have made the verdict. */
    public static List<Finding> settle(List<Finding> findings) {
        return mayHaveDecided(findings)
                ? findings.stream()
                        .map(finding ->
                                finding.kind() == Kind.DELAY ? finding.withStatus(Status.INCONCLUSIVE) : finding)
                        .toList()
                : findings;
    }

    private static boolean mayHaveDecided(List<Finding> findings) {
        List<Finding> failures = findings.stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .toList();
        return failures.isEmpty()
                ? findings.stream().anyMatch(Delays::lacksLoad)
                : failures.stream().allMatch(finding -> finding.kind() == Kind.TIME);
    }

    /** A budget that holds at a part of the load need not hold at the whole of it. */
    private static boolean lacksLoad(Finding finding) {
        Double percent = finding.facts().actual();
        return finding.id().equals(Throughput.ID) && percent != null && percent < LEAST_PERCENT_SENT;
    }

    /** The share of the responses that the injector may have read late, from 0 to 1. */
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

    /** The gate that makes the load unlike the planned one; empty where there is none. */
    public static Optional<Finding> condemning(RunView run) {
        return gates(run, finding -> finding.isTrustGate() && finding.status() == Status.INCONCLUSIVE);
    }

    /** The gate that found the injector delayed within bounds; empty where it was not. */
    public static Optional<Finding> within(RunView run) {
        return gates(run, finding -> finding.kind() == Kind.DELAY);
    }

    private static Optional<Finding> gates(RunView run, Predicate<Finding> which) {
        Stream<Finding> findings = INJECTOR.stream().flatMap(question -> question.ask(run).stream());
        return findings.filter(which).findFirst();
    }
}
