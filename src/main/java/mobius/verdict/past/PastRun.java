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
 * What is remembered of a run.
 *
 * @param id by which the history knows it
 * @param started when it began, in ISO 8601
 * @param build of the platform that was tested; null where nobody told
 * @param outcome its verdict
 * @param outcomeOtherwise its verdict, had nobody asked for regressions
 * @param trusted whether no trust gate condemned it, and its injector was not delayed
 * @param figures what later runs are held against
 */
public record PastRun(
        String id,
        String started,
        @Nullable String build,
        Outcome outcome,
        Outcome outcomeOtherwise,
        boolean trusted,
        List<RunMetric> figures) {

    public PastRun {
        figures = List.copyOf(figures);
        Instant.parse(started);
    }

    /** Whether it began before a moment in ISO 8601. */
    public boolean beganBefore(String moment) {
        return Instant.parse(started).isBefore(Instant.parse(moment));
    }

    /** Remembers a run that has just been judged. */
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

    /** The same figure of this run; empty where it is not known. */
    public Optional<RunMetric> figure(RunMetric like) {
        return figures.stream().filter(like::isSameAs).findFirst();
    }

    /** The same run with figures that it did not have. */
    public PastRun alsoKnowing(List<RunMetric> more) {
        Stream<RunMetric> added = more.stream().filter(figure -> figure(figure).isEmpty());
        List<RunMetric> all = Stream.concat(figures.stream(), added).toList();
        return new PastRun(id, started, build, outcome, outcomeOtherwise, trusted, all);
    }

    /** For example {@code 2026-01-01T12:00:00Z, build 1.4.2}. */
    public String name() {
        return build == null ? started : started + ", build " + build;
    }
}
