package mobius.report;

import java.util.ArrayList;
import java.util.List;
import mobius.budget.Severity;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Cause.Effort;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Gain;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Suspect;
import mobius.verdict.finding.Threshold;
import mobius.verdict.finding.Verdict;

/** What a verdict says about a run that was never made. */
final class RunFindings {

    private RunFindings() {}

    static List<Finding> of(Verdict.Outcome outcome, List<String> names) {
        List<Finding> findings = new ArrayList<>();
        boolean starved = outcome == Verdict.Outcome.INCONCLUSIVE;
        findings.add(finding(
                "gate.lag",
                "injector",
                true,
                starved ? Status.INCONCLUSIVE : Status.PASS,
                new Observation(
                        "p99 of the scheduling lag",
                        "ms",
                        Threshold.atMost(5),
                        starved ? 61.24 : 0.31,
                        null,
                        null,
                        6_000L,
                        Runs.PEAK),
                starved
                        ? "The injector could not run on time, and its delays appear as response time of the platform."
                        : "Scheduling lag was within its limit."));
        findings.add(finding(
                "gate.log",
                "log",
                true,
                Status.PASS,
                new Observation("records of the log", "records", null, 12_345.0, null, null, null, null),
                "The log is complete."));
        findings.add(finding(
                "latency.p95",
                "all requests",
                false,
                Status.PASS,
                new Observation("p95 of all requests", "ms", Threshold.below(200), 61.0, 55.2, 68.9, 2_900L, Runs.PEAK),
                "Ten batches of time agree."));
        boolean slow = outcome == Verdict.Outcome.FAIL;
        String critical = names.get(0);
        findings.add(new Finding(
                "latency.p95",
                critical,
                Finding.Kind.TIME,
                slow ? Status.FAIL : Status.PASS,
                slow ? Severity.P1 : null,
                null,
                new Observation(
                        "p95 of " + critical,
                        "ms",
                        Threshold.below(150),
                        slow ? 203.4 : 120,
                        slow ? 188.2 : 110.0,
                        slow ? 219.8 : 130.0,
                        412L,
                        Runs.PEAK),
                slow ? "The whole interval lies above the limit." : "The whole interval lies below the limit.",
                slow ? "Look at the slowest requests of this endpoint in the platform's own traces." : null));
        names.stream()
                .skip(1)
                .forEach(name -> findings.add(finding(
                        "latency.p95",
                        name,
                        false,
                        Status.INFO,
                        new Observation(
                                "p95 of " + name, "ms", Threshold.below(100), 31.0, null, null, 380L, Runs.PEAK),
                        "Shown only: not critical.")));
        return findings;
    }

    static List<Suspect> suspects(Verdict.Outcome outcome) {
        return outcome == Verdict.Outcome.PASS ? List.of() : List.of(pool(), cache());
    }

    private static Suspect pool() {
        return new Suspect(
                Cause.EXHAUSTED_POOL,
                "database pool",
                List.of(
                        new Figure("wait for a database connection, of each request", 41.2, "ms"),
                        new Figure("database connections in use", 99.8, "%")),
                new Gain("The mean time of all requests", 61, 19.8, 1),
                Effort.QUICK_WIN,
                "Enlarge the pool.");
    }

    private static Suspect cache() {
        return new Suspect(
                Cause.COLD_CACHE,
                "Redis",
                List.of(new Figure("reads that the cache answered", 71.04, "%")),
                null,
                Effort.MEDIUM,
                "Warm the cache.");
    }

    static Finding finding(
            String id, String subject, boolean gate, Status status, Observation facts, String explanation) {
        String advice = status == Status.INCONCLUSIVE
                ? "Run nothing else on the injector's machine, or give it more cores."
                : null;
        return new Finding(
                id,
                subject,
                gate ? Finding.Kind.GATE : Finding.Kind.TIME,
                status,
                null,
                null,
                facts,
                explanation,
                advice);
    }
}
