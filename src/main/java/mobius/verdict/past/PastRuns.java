package mobius.verdict.past;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mobius.verdict.finding.Verdict.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The runs that a run may be held against, as {@code history.json} in its folder keeps them.
 *
 * @param schema the version of the format, {@link #SCHEMA}
 * @param runs comparable ones in the order of time, since the reference was moved last
 * @param acceptedUntil of the runs that began before this moment (ISO 8601), regressions were accepted; null where the reference
 *     was never moved
 * @param notes what could not be used, and why, for people
 */
public record PastRuns(
        int schema, List<PastRun> runs, @Nullable String acceptedUntil, List<String> notes) {

    public static final int SCHEMA = 1;

    /** More runs of one build than these do not make a suspicion surer. */
    public static final int TOGETHER = 3;

    public PastRuns {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /** Nothing to be held against, and why. */
    public static PastRuns none(String why) {
        return new PastRuns(SCHEMA, List.of(), null, List.of(why));
    }

    /**
     * The reference: the first runs that passed. It does not follow the runs, so that small steps add up until somebody sees
     * them; it is moved on purpose.
     *
     * @param before these of the latest runs are candidates themselves, and stay out of it
     */
    public List<PastRun> reference(int before) {
        return passed(before).limit(RegressionDetector.MOST_RUNS).toList();
    }

    /**
     * The same figure in the reference: in the first runs that passed and know it. A figure that came later has a reference of
     * its own, or it would never be asked about.
     *
     * @param before as in {@link #reference(int)}
     */
    public List<RunMetric> reference(RunMetric figure, int before) {
        return knowing(figure, before)
                .flatMap(run -> run.figure(figure).stream())
                .toList();
    }

    /** The runs that the reference of any figure of the latest runs is made of. */
    public Set<PastRun> references() {
        Set<PastRun> references = new HashSet<>(reference(0));
        for (RunMetric figure : figures(latest(RegressionDetector.MOST_RUNS))) {
            references.addAll(knowing(figure, 0).toList());
        }
        return references;
    }

    /** The same without the runs that decide nothing and tell nothing, to be kept with a run. */
    public PastRuns needed() {
        Set<PastRun> needed = new HashSet<>(references());
        needed.addAll(latest(RegressionDetector.MOST_RUNS));
        return new PastRuns(schema, runs.stream().filter(needed::contains).toList(), acceptedUntil, notes);
    }

    /** The figures of some runs, each once. */
    public static Collection<RunMetric> figures(List<PastRun> runs) {
        Map<String, RunMetric> figures = new LinkedHashMap<>();
        runs.stream()
                .flatMap(run -> run.figures().stream())
                .forEach(figure -> figures.putIfAbsent(figure.name(), figure));
        return figures.values();
    }

    /** The latest runs, in the order of time; fewer where there are not that many. */
    public List<PastRun> latest(int number) {
        List<PastRun> trusted = trusted();
        return trusted.subList(Math.max(0, trusted.size() - number), trusted.size());
    }

    /**
     * By how much a figure of two runs of the same build differs in 19 of 20 cases, as a ratio, or the error rate as a difference;
     * empty where the reference has too few runs, or such as do not differ.
     */
    public OptionalDouble differenceByChance(RunMetric figure) {
        List<RunMetric> known = reference(figure, 0);
        return known.size() < RegressionDetector.FEWEST_RUNS
                ? OptionalDouble.empty()
                : new RegressionScale(figure.kind(), 0.5).differenceByChance(known);
    }

    /** Where that figure of one more run of the same build lies in 19 of 20 cases; empty likewise. */
    public Optional<NoiseBand> band(RunMetric figure) {
        List<RunMetric> known = reference(figure, 0);
        return known.size() < RegressionDetector.FEWEST_RUNS
                ? Optional.empty()
                : new RegressionScale(figure.kind(), 0.5).band(known);
    }

    /** The first of the latest runs that all are like that; at least the latest one is. */
    public PastRun beginOf(Predicate<PastRun> streak) {
        List<PastRun> latest = latest(RegressionDetector.MOST_RUNS);
        int first = latest.size() - 1;
        while (first > 0 && streak.test(latest.get(first - 1))) {
            first--;
        }
        return latest.get(first);
    }

    private Stream<PastRun> knowing(RunMetric figure, int before) {
        return passed(before).filter(run -> run.figure(figure).isPresent()).limit(RegressionDetector.MOST_RUNS);
    }

    private Stream<PastRun> passed(int before) {
        List<PastRun> trusted = trusted();
        return trusted.subList(0, Math.max(0, trusted.size() - before)).stream().filter(this::mayBeReference);
    }

    private List<PastRun> trusted() {
        return runs.stream().filter(PastRun::trusted).toList();
    }

    private boolean mayBeReference(PastRun run) {
        boolean accepted = acceptedUntil != null && run.beganBefore(acceptedUntil);
        return (accepted ? run.outcomeOtherwise() : run.outcome()) == Outcome.PASS;
    }
}
