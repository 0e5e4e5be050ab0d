package mobius.verdict.suspect;

import java.util.List;
import java.util.stream.Stream;

/**
 * A container that the kernel stops again and again because it has used up its CPU limit: its requests wait while its cores look idle.
 * Needs the counters of the kernel's scheduler from cAdvisor or the kubelet; without them nothing is known of limits.
 */
final class ThrottledContainer implements Rule {

    static final String PERIODS = "container_cpu_periods_total";
    private static final String THROTTLED = "container_cpu_throttled_periods_total";
    private static final String SECONDS = "container_cpu_throttled_seconds_total";

    /** As the alert CPUThrottlingHigh of kubernetes-mixin has it: a burst now and then reaches the limit of a healthy container, too. */
    private static final double LEAST_PERCENT = 25;

    private static final double PERCENT = 100;

    /** A container and in how many of its periods of 100 ms it was stopped, in percent. */
    private record Throttled(String source, double percent) {}

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        return symptoms.isSlow()
                ? throttled(symptoms)
                        .map(container -> suspect(symptoms, container))
                        .toList()
                : List.of();
    }

    /** Whether any container is stopped so often that its event loops are late for this reason. */
    static boolean isSeen(DiagnosticInput symptoms) {
        return throttled(symptoms).findAny().isPresent();
    }

    private static Stream<Throttled> throttled(DiagnosticInput symptoms) {
        return symptoms.told().sourcesOf(PERIODS).stream()
                .flatMap(source -> throttled(symptoms, source))
                .filter(container -> container.percent() >= LEAST_PERCENT);
    }

    private static Stream<Throttled> throttled(DiagnosticInput symptoms, String source) {
        double periods = symptoms.told().perSecond(source, PERIODS).orElse(0);
        return symptoms.told().perSecond(source, THROTTLED).stream()
                .filter(stopped -> periods > 0)
                .mapToObj(stopped -> new Throttled(source, PERCENT * stopped / periods));
    }

    private static Suspect suspect(DiagnosticInput symptoms, Throttled container) {
        Stream<Figure> lost = symptoms.told().perSecond(container.source(), SECONDS).stream()
                .mapToObj(seconds -> new Figure("time in which its threads were stopped", seconds, "s each second"));
        Figure share = new Figure("periods in which it was stopped", container.percent(), "%");
        return Suspect.of(
                Cause.THROTTLED_CONTAINER,
                container.source(),
                Stream.concat(Stream.of(share), lost).toList(),
                null);
    }
}
