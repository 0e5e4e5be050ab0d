package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Suspect;

/** Garbage collections that stop the process for much of the time. */
final class Garbage implements Rule {

    private static final double MOST_PERCENT = 5;
    private static final double MOST_PERCENT_WHERE_IT_BROKE = 2;

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        ServerHealth server = input.serverHealth();
        OptionalDouble percent = server.garbagePercent();
        double most = input.isSlow() ? MOST_PERCENT_WHERE_IT_BROKE : MOST_PERCENT;
        if (percent.orElse(0) < most) {
            return List.of();
        }
        List<Figure> evidence = new ArrayList<>();
        evidence.add(new Figure("time in pauses of the garbage collector", percent.orElse(0), "%"));
        server.cpuEvidence().forEach(evidence::add);
        return List.of(Suspect.of(Cause.GARBAGE, "platform", evidence, null));
    }
}
