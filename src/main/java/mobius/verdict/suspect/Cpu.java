package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Suspect;

/**
 * A process that uses up its cores, or a single one if their number is unknown, because a Python process cannot use more. CPU
 * time alone is no evidence: it is most of the time of every fast and healthy response. Needs {@code process_cpu_seconds_total}
 * of one process.
 */
final class Cpu implements Rule {

    /**
     * Least use, in percent, on a machine that is shared with the injector and full: the process gets no more, and has the
     * largest part.
     */
    private static final double MOST_PERCENT_OF_A_FULL_MACHINE = 50;

    /** Cores that one Python process can use, with a margin for the time between two scrapes. */
    private static final double ONE_CORE = 0.9;

    /** Cores in use from which requests that arrive at random wait longer for a core than they use it. */
    private static final double BUSY_CORE = 0.7;

    /** Share of the response time that is CPU time: the rest is little more than the wait for the core. */
    private static final double MOST_SHARE = 0.4;

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        return Stream.concat(
                        burning(input).map(process -> suspect(input, process)).stream(),
                        ofMachines(input)
                                .map(finding ->
                                        Suspect.of(Cause.CPU, finding.subject(), Leaks.evidence(finding), null)))
                .toList();
    }

    static boolean isSuspect(DiagnosticInput input) {
        return burning(input).isPresent() || ofMachines(input).findAny().isPresent();
    }

    private static Optional<ServerHealth.CpuTime> burning(DiagnosticInput input) {
        return input.serverHealth().busiestProcess().filter(process -> isBusy(input, process));
    }

    private static Stream<Finding> ofMachines(DiagnosticInput input) {
        return input.wrong("resource.cpu");
    }

    private static boolean isBusy(DiagnosticInput input, ServerHealth.CpuTime process) {
        return process.cores().isPresent()
                ? process.percent().orElse(0) >= most(input)
                : input.isSlow() && isBusyCore(input, process.used());
    }

    private static double most(DiagnosticInput input) {
        double budget = input.budgets().cpu().percent();
        return input.sharedMachine() && input.serverHealth().injectorsMachineIsFull()
                ? Math.min(budget, MOST_PERCENT_OF_A_FULL_MACHINE)
                : budget;
    }

    private static boolean isBusyCore(DiagnosticInput input, double used) {
        OptionalDouble mean = input.meanMillis();
        boolean takesTheTime = mean.isPresent()
                && input.serverHealth().cpuMillisPerRequest().orElse(0) >= MOST_SHARE * mean.getAsDouble();
        return used >= ONE_CORE || (used >= BUSY_CORE && takesTheTime);
    }

    private static Suspect suspect(DiagnosticInput input, ServerHealth.CpuTime process) {
        List<Figure> evidence = new ArrayList<>();
        input.serverHealth().cpuEvidence().forEach(evidence::add);
        input.serverHealth()
                .cpuMillisPerRequest()
                .ifPresent(millis -> evidence.add(new Figure("CPU time of each request", millis, "ms")));
        process.percent().stream()
                .filter(percent -> percent > 0 && input.requestsPerSecond() > 0)
                .forEach(percent -> evidence.add(new Figure(
                        "rate at which these cores are %s busy"
                                .formatted(input.budgets().cpu()),
                        input.requestsPerSecond() * input.budgets().cpu().percent() / percent,
                        "requests/s")));
        return Suspect.of(Cause.CPU, process.source(), evidence, null);
    }

    /**
     * A container that the kernel stops repeatedly because it has used up its CPU limit. Its requests wait although its cores
     * look idle. Needs the counters of the kernel's scheduler from cAdvisor or the kubelet.
     */
    static final class Throttled implements Rule {

        static final String PERIODS = "container_cpu_periods_total";
        private static final String THROTTLED = "container_cpu_throttled_periods_total";
        private static final String SECONDS = "container_cpu_throttled_seconds_total";

        /** The limit of the alert CPUThrottlingHigh in kubernetes-mixin: bursts reach the limit of a healthy container, too. */
        private static final double LEAST_PERCENT = 25;

        private static final double PERCENT = 100;

        /** A container and the share of its 100 ms periods in which it was stopped, in percent. */
        private record Container(String source, double percent) {}

        @Override
        public List<Suspect> ask(DiagnosticInput input) {
            return input.isSlow()
                    ? throttled(input)
                            .map(container -> suspect(input, container))
                            .toList()
                    : List.of();
        }

        /** Returns true if a container is stopped so often that this delays its event loops. */
        static boolean isSeen(DiagnosticInput input) {
            return throttled(input).findAny().isPresent();
        }

        private static Stream<Container> throttled(DiagnosticInput input) {
            return input.telemetry().sourcesOf(PERIODS).stream()
                    .flatMap(source -> throttled(input, source))
                    .filter(container -> container.percent() >= LEAST_PERCENT);
        }

        private static Stream<Container> throttled(DiagnosticInput input, String source) {
            double periods = input.telemetry().perSecond(source, PERIODS).orElse(0);
            return input.telemetry().perSecond(source, THROTTLED).stream()
                    .filter(stopped -> periods > 0)
                    .mapToObj(stopped -> new Container(source, PERCENT * stopped / periods));
        }

        private static Suspect suspect(DiagnosticInput input, Container container) {
            Stream<Figure> lost = input.telemetry().perSecond(container.source(), SECONDS).stream()
                    .mapToObj(
                            seconds -> new Figure("time in which its threads were stopped", seconds, "s each second"));
            Figure share = new Figure("periods in which it was stopped", container.percent(), "%");
            return Suspect.of(
                    Cause.THROTTLED_CONTAINER,
                    container.source(),
                    Stream.concat(Stream.of(share), lost).toList(),
                    null);
        }
    }
}
