package mobius.verdict.past;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict;
import mobius.verdict.finding.Verdict.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A stored run.
 *
 * @param id in the history
 * @param started when it began, in ISO 8601
 * @param build of the platform; null if it is unknown
 * @param outcome the verdict
 * @param outcomeOtherwise the verdict without regression findings
 * @param trusted false if a trust gate was INCONCLUSIVE or the injector was delayed
 * @param figures the metrics with which later runs are compared
 */
public record PastRun(
        String id,
        String started,
        @Nullable String build,
        Outcome outcome,
        Outcome outcomeOtherwise,
        boolean trusted,
        List<RunMetric> figures) {

    /**
     * Checks the time.
     *
     * @throws java.time.format.DateTimeParseException if {@code started} is not in ISO 8601
     */
    public PastRun {
        figures = List.copyOf(figures);
        Instant.parse(started);
    }

    /** Returns true if this run began before a time in ISO 8601. */
    public boolean beganBefore(String moment) {
        return Instant.parse(started).isBefore(Instant.parse(moment));
    }

    /** Creates the stored form of a run with its verdict. */
    public static PastRun of(
            String id, String started, @Nullable String build, Verdict verdict, List<RunMetric> figures) {
        List<Finding> findings = verdict.findings();
        List<Finding> others =
                findings.stream().filter(finding -> !finding.isRegression()).toList();
        Predicate<Finding> condemns = finding -> finding.kind() == Finding.Kind.DELAY
                || (finding.isTrustGate() && finding.status() == Status.INCONCLUSIVE);
        return new PastRun(
                id,
                started,
                build,
                verdict.outcome(),
                Verdict.of(others, List.of(), List.of()).outcome(),
                findings.stream().noneMatch(condemns),
                figures);
    }

    /** Returns the metric of the same kind and subject; empty if this run does not have it. */
    public Optional<RunMetric> figure(RunMetric like) {
        return figures.stream().filter(like::isSameAs).findFirst();
    }

    /** Returns this run with those metrics added that it does not have. */
    public PastRun alsoKnowing(List<RunMetric> more) {
        Stream<RunMetric> added = more.stream().filter(figure -> figure(figure).isEmpty());
        List<RunMetric> all = Stream.concat(figures.stream(), added).toList();
        return new PastRun(id, started, build, outcome, outcomeOtherwise, trusted, all);
    }

    /** Returns a display name, such as {@code 2026-01-01T12:00:00Z, build 1.4.2}. */
    public String name() {
        return build == null ? started : started + ", build " + build;
    }
}
