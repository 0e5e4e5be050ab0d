package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Cores that have no time left: of those that the process may use, or of one if their number is not known, because a Python process
 * can use no more. CPU time alone is no evidence: it is most of the time of every fast and healthy response. Needs
 * {@code process_cpu_seconds_total} of one process.
 */
final class Cpu implements Rule {

    /** On a full machine that it shares with the injector it gets no more, and has the largest part. */
    private static final double MOST_PERCENT_OF_A_FULL_MACHINE = 50;

    /** As much as one Python process can use, but for the time between two scrapes. */
    private static final double ONE_CORE = 0.9;

    /** From here on requests wait for a core for longer than they use it, if they come at random. */
    private static final double BUSY_CORE = 0.7;

    /** Of the time of a request: the rest is little more than the wait for the core. */
    private static final double MOST_SHARE = 0.4;

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        return Stream.concat(
                        burning(symptoms).map(process -> suspect(symptoms, process)).stream(),
                        ofMachines(symptoms)
                                .map(sign -> Suspect.of(Cause.CPU, sign.subject(), Leaks.evidence(sign), null)))
                .toList();
    }

    static boolean isSuspect(DiagnosticInput symptoms) {
        return burning(symptoms).isPresent() || ofMachines(symptoms).findAny().isPresent();
    }

    private static Optional<ServerHealth.CpuTime> burning(DiagnosticInput symptoms) {
        return symptoms.vitals()
                .busiestProcess()
                .filter(process -> isBusy(symptoms, process));
    }

    private static Stream<Sign> ofMachines(DiagnosticInput symptoms) {
        return symptoms.wrong("resource.cpu");
    }

    private static boolean isBusy(DiagnosticInput symptoms, ServerHealth.CpuTime process) {
        return process.cores().isPresent()
                ? process.percent().orElse(0) >= most(symptoms)
                : symptoms.isSlow() && isBusyCore(symptoms, process.used());
    }

    private static double most(DiagnosticInput symptoms) {
        double budget = symptoms.budgets().cpu().percent();
        return symptoms.sharedMachine() && symptoms.vitals().injectorsMachineIsFull()
                ? Math.min(budget, MOST_PERCENT_OF_A_FULL_MACHINE)
                : budget;
    }

    private static boolean isBusyCore(DiagnosticInput symptoms, double used) {
        OptionalDouble mean = symptoms.meanMillis();
        boolean takesTheTime = mean.isPresent()
                && symptoms.vitals().cpuMillisPerRequest().orElse(0) >= MOST_SHARE * mean.getAsDouble();
        return used >= ONE_CORE || (used >= BUSY_CORE && takesTheTime);
    }

    private static Suspect suspect(DiagnosticInput symptoms, ServerHealth.CpuTime process) {
        List<Figure> evidence = new ArrayList<>();
        symptoms.vitals().cpuEvidence().forEach(evidence::add);
        symptoms.vitals()
                .cpuMillisPerRequest()
                .ifPresent(millis -> evidence.add(new Figure("CPU time of each request", millis, "ms")));
        process.percent().stream()
                .filter(percent -> percent > 0 && symptoms.requestsPerSecond() > 0)
                .forEach(percent -> evidence.add(new Figure(
                        "rate at which these cores are %s busy"
                                .formatted(symptoms.budgets().cpu()),
                        symptoms.requestsPerSecond() * symptoms.budgets().cpu().percent() / percent,
                        "requests/s")));
        return Suspect.of(Cause.CPU, process.source(), evidence, null);
    }
}
