package mobius.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobius.budget.Budget;
import mobius.report.text.FindingText;
import mobius.verdict.GeneratedRun.Change;
import mobius.verdict.budget.ShortLatencyRule;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict;
import mobius.verdict.finding.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What leaves the judgement, over generated runs of every kind: nothing that is worse may look better for it. */
class LeftOutTest {

    private static final List<Change> CHANGES = List.of(Change.values());

    /** 10,000 runs: 5,000, and a worse one of each. */
    @Test
    void whatIsWorseNeverPassesWhereWhatIsBetterDidNot() {
        assertThat(violations(5_000)).isEmpty();
    }

    /** 1,000,000 runs. */
    @Tag("proof")
    @Test
    void noneOfAMillionRunsLooksBetterForBeingWorse() {
        assertThat(violations(500_000)).isEmpty();
    }

    /** The generator must make what the invariants are about. */
    @Test
    void theRunsPassFailAndStayOpen() {
        List<Outcome> outcomes = IntStream.range(0, 300)
                .mapToObj(seed -> GeneratedRun.of(seed).verdict().outcome())
                .toList();
        for (Outcome outcome : Outcome.values()) {
            assertThat(outcomes.stream().filter(outcome::equals).count())
                    .as(outcome.toString())
                    .isGreaterThan(20);
        }
    }

    private static List<String> violations(int runs) {
        return IntStream.range(0, runs)
                .parallel()
                .mapToObj(LeftOutTest::violation)
                .filter(violation -> !violation.isEmpty())
                .limit(5)
                .collect(Collectors.toList());
    }

    private static String violation(int seed) {
        GeneratedRun run = GeneratedRun.of(seed);
        Verdict verdict = run.verdict();
        String uncounted = uncounted(run, verdict);
        if (!uncounted.isEmpty()) {
            return "seed " + seed + ": " + uncounted;
        }
        Change change = CHANGES.get(seed % CHANGES.size());
        Verdict worse = run.changedBy(change, seed).verdict();
        return verdict.outcome() != Outcome.PASS && !isOpenByItsInterval(verdict) && worse.outcome() == Outcome.PASS
                ? "seed " + seed + ": " + verdict.outcome() + " became PASS by " + change + "\n" + run + "\n"
                        + reasons(verdict)
                : "";
    }

    /**
     * Whether all that keeps the verdict from a PASS is an interval with the limit in it. It narrows when the best of its batches
     * becomes more like the others.
     */
    private static boolean isOpenByItsInterval(Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.INCONCLUSIVE)
                .allMatch(finding ->
                        finding.kind() == Finding.Kind.TIME && finding.facts().low() != null);
    }

    /** What is wrong with the books of a run; empty when all of it is judged, or named. */
    private static String uncounted(GeneratedRun run, Verdict verdict) {
        long counted = finding(verdict, "errors", Budget.TOTAL) + run.throttled();
        if (counted != run.sent()) {
            return run.sent() + " requests were sent, and " + counted + " counted";
        }
        if (verdict.outcome() != Outcome.PASS) {
            return "";
        }
        Set<String> judged = verdict.findings().stream()
                .filter(finding -> finding.id().startsWith("latency.") && finding.status() == Status.PASS)
                .map(Finding::subject)
                .collect(Collectors.toSet());
        if (!judged.containsAll(Set.of(Budget.TOTAL, ExampleEvidence.CRITICAL))) {
            return "PASS, and only " + judged + " were judged";
        }
        long least = run.isSmokeCheck() ? ShortLatencyRule.LEAST_RESPONSES : 90;
        long samples = finding(verdict, "latency.p95", ExampleEvidence.CRITICAL);
        return samples < least ? "PASS by " + samples + " responses" : "";
    }

    private static long finding(Verdict verdict, String id, String subject) {
        return verdict.findings().stream()
                .filter(finding -> finding.id().equals(id) && finding.subject().equals(subject))
                .map(finding -> finding.facts().samples())
                .map(samples -> samples == null ? 0 : samples)
                .findFirst()
                .orElse(0L);
    }

    private static String reasons(Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.INCONCLUSIVE)
                .map(FindingText::of)
                .collect(Collectors.joining("\n"));
    }
}
