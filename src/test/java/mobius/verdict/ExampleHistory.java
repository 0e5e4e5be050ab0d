package mobius.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import mobius.verdict.evidence.RunMetrics;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Verdict;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;
import mobius.verdict.past.RunMetric;
import mobius.verdict.past.RunMetric.Kind;
import org.jspecify.annotations.Nullable;

/** A healthy run, and runs before it. */
public final class ExampleHistory {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final double CALM = 0.01;

    private final Random random = new Random(20260101);
    private final List<PastRun> runs = new ArrayList<>();
    private final ExampleEvidence tonight = new ExampleEvidence();

    public ExampleEvidence tonight() {
        return tonight;
    }

    List<PastRun> runs() {
        return runs;
    }

    /** Reference runs that passed and whose figures were {@code factor} times those of tonight. */
    public void past(int number, double noise, double factor) {
        past(number, noise, figure -> factor);
    }

    public void past(int number, double noise, Function<RunMetric, Double> factor) {
        for (int run = 0; run < number; run++) {
            add("1.0", Outcome.PASS, true, figure -> factor.apply(figure) * Math.exp(noise * random.nextGaussian()));
        }
    }

    /** The runs from one to another, which is not among them, know a figure of the platform's own process. */
    void remembered(Kind kind, int from, int to) {
        for (int i = from; i < to; i++) {
            PastRun run = runs.get(i);
            List<RunMetric> figures = new ArrayList<>(run.figures());
            figures.add(new RunMetric(kind, "platform", 1, 1));
            runs.set(
                    i,
                    new PastRun(
                            run.id(),
                            run.started(),
                            run.build(),
                            run.outcome(),
                            run.outcomeOtherwise(),
                            run.trusted(),
                            figures));
        }
    }

    public void candidate(String build, double factor, Outcome outcome, boolean trusted) {
        add(build, outcome, trusted, figure -> factor * Math.exp(CALM * random.nextGaussian()));
    }

    private void add(String build, Outcome outcome, boolean trusted, Function<RunMetric, Double> factor) {
        List<RunMetric> figures = RunMetrics.of(tonight.evidence()).stream()
                .map(figure -> new RunMetric(
                        figure.kind(), figure.subject(), figure.value() * factor.apply(figure), figure.samples()))
                .toList();
        String started = FIRST.plus(Duration.ofDays(runs.size())).toString();
        runs.add(new PastRun("run-" + runs.size(), started, build, outcome, Outcome.PASS, trusted, figures));
    }

    public PastRuns past(@Nullable String acceptedUntil) {
        return new PastRuns(PastRuns.SCHEMA, runs, acceptedUntil, List.of());
    }

    public Verdict verdict() {
        return judged(past(null));
    }

    public Verdict judged(PastRuns past) {
        assertThat(Judge.judge(tonight.evidence().after(past.needed())))
                .as("the runs that are kept with a run decide as all of them do")
                .isEqualTo(Judge.judge(tonight.evidence().after(past)));
        return Judge.judge(tonight.evidence().after(past.needed()));
    }

    public static Finding finding(Verdict verdict, String id, String subject) {
        return verdict.findings().stream()
                .filter(finding -> finding.id().equals(id) && finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + id + " about " + subject));
    }
}
