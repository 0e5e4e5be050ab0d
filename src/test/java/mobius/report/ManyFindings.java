package mobius.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.budget.Severity;
import mobius.report.text.RunReport;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Cause.Effort;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Suspect;
import mobius.verdict.finding.Threshold;
import mobius.verdict.finding.Verdict;
import org.jspecify.annotations.Nullable;

/** Runs with more to say than a screen holds. */
public final class ManyFindings {

    public static final String MEASURE_LONGER = "Measure longer or at a higher rate: mobius.profile=nightly or full.";
    static final String SEE_WHEN = "See when it was slow in the chart over time, and what the platform did then.";

    private static final Severity[] SEVERITIES = Severity.values();

    private ManyFindings() {}

    public static RunReport run(Verdict.Outcome outcome, List<Finding> findings, List<Suspect> suspects) {
        return run(Runs.failed(), outcome, findings, suspects);
    }

    private static RunReport run(
            RunReport run, Verdict.Outcome outcome, List<Finding> findings, List<Suspect> suspects) {
        Verdict verdict = new Verdict(outcome, findings, run.verdict().requests(), suspects);
        return new RunReport(
                run.tested(), verdict, run.measurement(), run.budgets(), run.telemetry(), run.growth(), run.noted());
    }

    /** A short run that cannot tell whether these requests are fast enough. */
    public static List<Finding> undecided(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> latency(
                        Status.INCONCLUSIVE,
                        null,
                        "GET /things/" + (char) ('a' + number),
                        101 + number,
                        12 + number,
                        "A smoke check: of %s responses too many were near the limit for a run this short."
                                .formatted(12 + number),
                        MEASURE_LONGER))
                .toList();
    }

    public static Finding slow(@Nullable Severity severity, String request, double millis) {
        return latency(
                Status.FAIL,
                severity,
                request,
                millis,
                2_000,
                "Judged by 10 batches of 30 s, at least 200 samples in each.",
                SEE_WHEN);
    }

    public static Finding latency(
            Status status,
            @Nullable Severity severity,
            String request,
            double millis,
            long samples,
            String explanation,
            @Nullable String advice) {
        Observation facts = new Observation(
                "p95 of " + request, "ms", Threshold.below(100), millis, null, null, samples, Runs.PEAK);
        return new Finding(
                "latency.p95", request, Finding.Kind.TIME, status, severity, null, facts, explanation, advice);
    }

    /** Everything that can fail has failed, each of twelve kinds four times, and there are six causes. */
    public static RunReport everythingFailed() {
        List<Finding> findings = new ArrayList<>();
        for (int kind = 0; kind < 12; kind++) {
            for (int number = 0; number < 4; number++) {
                findings.add(failure(kind, number));
            }
        }
        findings.addAll(undecided(9));
        return run(Verdict.Outcome.FAIL, findings, suspects(6));
    }

    private static Finding failure(int kind, int number) {
        Observation facts = new Observation(
                "share of kind " + kind, "%", Threshold.atMost(1), 2.0 + number, null, null, 100L, Runs.PEAK);
        return new Finding(
                "kind-" + kind + ".share",
                "source-" + number,
                Finding.Kind.PLATFORM,
                Status.FAIL,
                SEVERITIES[kind % SEVERITIES.length],
                null,
                facts,
                "It was judged by way %s: %s.".formatted((char) ('a' + kind), words(20)),
                "Change part %s of the platform: %s.".formatted((char) ('a' + kind), words(15)));
    }

    static List<Suspect> suspects(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Suspect(
                        Cause.EXHAUSTED_POOL,
                        "pool " + number,
                        List.of(new Figure(words(20), 41.2, "ms"), new Figure(words(10), 99.8, "%")),
                        null,
                        Effort.MEDIUM,
                        "Enlarge pool %s: %s.".formatted(number, words(20))))
                .toList();
    }

    /** A run that is as large and as wordy as chance makes it. */
    public static RunReport random(RunReport any, Random random) {
        List<Finding> findings = Stream.generate(() -> random(random, random.nextInt(1, 30)))
                .limit(random.nextInt(1, 80))
                .toList();
        return run(
                any,
                random.nextBoolean() ? Verdict.Outcome.FAIL : Verdict.Outcome.INCONCLUSIVE,
                findings,
                suspects(random.nextInt(8)));
    }

    private static Finding random(Random random, int kind) {
        Observation facts = new Observation(
                "figure " + kind, "ms", Threshold.below(10), random.nextDouble(20), null, null, 9L, null);
        boolean isGate = kind % 4 == 0;
        return new Finding(
                "id-" + kind,
                "subject " + random.nextInt(5),
                isGate ? Finding.Kind.GATE : Finding.Kind.PLATFORM,
                isGate || random.nextBoolean() ? Status.INCONCLUSIVE : Status.FAIL,
                null,
                null,
                facts,
                String.format(Locale.ROOT, "Kind %d, %s.", kind, words(kind * kind)),
                kind % 3 == 0 ? null : "Do what helps against it: " + words(kind) + ".");
    }

    private static String words(int count) {
        return "word ".repeat(count).strip();
    }
}
