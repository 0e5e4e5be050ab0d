package mobius.verdict.suspect;

import java.util.stream.Stream;

/** How busy the platform's processes were, as evidence. */
final class Processes {

    private Processes() {}

    static Stream<Figure> evidence(ServerHealth vitals) {
        return vitals.busiestProcess().stream().map(Processes::figure);
    }

    private static Figure figure(ServerHealth.CpuTime process) {
        return process.percent().isPresent()
                ? new Figure(
                        "CPU of " + process.source() + " in use",
                        process.percent().getAsDouble(),
                        "%")
                : new Figure("cores that " + process.source() + " keeps busy", process.used(), "cores");
    }
}
