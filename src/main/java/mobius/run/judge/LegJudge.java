package mobius.run.judge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.comparison.LegResult;
import mobius.comparison.Side;
import mobius.measure.Responses;
import mobius.report.text.RunReport;
import mobius.verdict.evidence.RunMetrics;

/**
 * Derives the result of a leg of a comparison from a judged run. The only measured window is the leg; budgets are not considered.
 */
public final class LegJudge {

    private final RunReport run;
    private final List<String> subjects;

    /** @param subjects the p95 of what decides */
    public LegJudge(RunReport run, List<String> subjects) {
        this.run = run;
        this.subjects = subjects;
    }

    public LegResult judge(Side side, String folder) {
        Map<String, Double> p95 = p95Millis();
        Responses all = run.measurement().total().windows().get(0).whole();
        return new LegResult(
                side,
                p95,
                all.judged(),
                all.ko().count(),
                carried().orElse(null),
                run.tested().platformVersion(),
                doubt(p95).orElse(null),
                folder);
    }

    private Map<String, Double> p95Millis() {
        Map<String, Double> millis = new LinkedHashMap<>();
        subjects.forEach(subject -> RunMetrics.p95(run.evidenceOfFigures(), subject)
                .ifPresent(figure -> millis.put(subject, figure.value())));
        return millis;
    }

    /** Returns the measured window of the leg. */
    private Optional<Double> carried() {
        return run.verdict().findings().stream()
                .filter(finding -> finding.id().equals("throughput"))
                .flatMap(finding -> Stream.ofNullable(finding.facts().actual()))
                .map(percent -> percent / 100)
                .findFirst();
    }

    private Optional<String> doubt(Map<String, Double> p95Millis) {
        return run.verdict()
                .doubt()
                .or(run.verdict()::delay)
                .or(() -> subjects.stream()
                        .filter(subject -> !p95Millis.containsKey(subject))
                        .findFirst()
                        .map(subject -> "There were fewer than 100 responses for the p95 of " + subject
                                + ": lengthen mobius.compare.leg."));
    }

    /** Returns a leg that could not be run. */
    public static LegResult notRun(Side side, String reason) {
        return new LegResult(side, Map.of(), 0, 0, null, null, reason, null);
    }
}
