package mobius.verdict.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import mobius.measure.ErrorGroup;
import mobius.telemetry.InjectorMetrics;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether the injector came close to its limits of open files or ports.
 *
 * <p>Gates {@code gate.files} and {@code gate.ports}: INCONCLUSIVE above 80 % of the limit. Gate {@code gate.exhausted}, one for
 * each error message of an exhausted limit: INCONCLUSIVE.
 */
public final class FileAndPortUsage implements Check {

    private static final double MOST_PERCENT = 80;
    private static final List<String> EXHAUSTED =
            List.of("Too many open files", "Cannot assign requested address", "Address already in use");

    @Override
    public List<Finding> ask(RunView run) {
        List<Finding> findings = new ArrayList<>();
        findings.add(judge(
                run,
                new ValidityGate("gate.files", "injector"),
                share(run, "open files of those allowed", InjectorMetrics.OPEN_FILES, InjectorMetrics.OPEN_FILES_LIMIT),
                "Raise the limit of open files (ulimit -n) on the injector."));
        findings.add(judge(
                run,
                new ValidityGate("gate.ports", "injector"),
                share(run, "TCP sockets of the ports for them", InjectorMetrics.SOCKETS, InjectorMetrics.PORTS),
                "Widen net.ipv4.ip_local_port_range on the injector, or keep connections alive."));
        run.measurement().errors().stream()
                .filter(error -> EXHAUSTED.stream().anyMatch(error.message()::contains))
                .map(FileAndPortUsage::exhausted)
                .forEach(findings::add);
        return findings;
    }

    /** Judges a usage; unknown values are INFO if the injector was monitored. */
    private static Finding judge(RunView run, ValidityGate gate, Observation facts, String advice) {
        if (facts.actual() == null) {
            return run.telemetry().isPresent()
                    ? gate.remarks(facts, "Not available: this operating system does not expose it.")
                    : gate.notKnown(run, facts, "The injector was not monitored.");
        }
        return facts.meetTheLimit()
                ? gate.holds(facts, "Within the limit.")
                : gate.condemns(
                        facts,
                        "A file or port that the injector cannot open appears as a failure of the" + " platform.",
                        advice);
    }

    /** The highest usage as a share of the limit. */
    private static Observation share(RunView run, String value, String used, String limit) {
        InjectorView injector = new InjectorView(run);
        OptionalDouble most = injector.max(used);
        OptionalDouble allowed = injector.max(limit);
        Observation facts = Observation.of(value, "%").expected(Threshold.atMost(MOST_PERCENT));
        return most.isEmpty() || allowed.isEmpty()
                ? facts
                : facts.actual(100 * most.getAsDouble() / allowed.getAsDouble());
    }

    /** Makes a finding of an error. A limit can be reached and left between two readings, but the errors show it. */
    private static Finding exhausted(ErrorGroup error) {
        Observation facts = Observation.of("errors \"" + error.message() + "\"", "errors")
                .expected(Threshold.atMost(0))
                .actual((double) error.count());
        return new ValidityGate("gate.exhausted", "injector")
                .condemns(
                        facts,
                        "The injector itself ran out of files or ports.",
                        "Raise ulimit -n and net.ipv4.ip_local_port_range on the injector.");
    }
}
