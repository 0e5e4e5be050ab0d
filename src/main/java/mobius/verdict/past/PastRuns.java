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
 * The past runs of a run, the content of {@code history.json} in its folder.
 *
 * @param schema the version of the format, {@link #SCHEMA}
 * @param runs comparable runs in the order of time, since the reference was last moved
 * @param acceptedUntil the time of the latest acceptance in ISO 8601: regressions of runs that began before it are accepted; null
 *     if the reference was never moved
 * @param notes the runs and files that could not be used, with reasons, as sentences
 */
public record PastRuns(
        int schema, List<PastRun> runs, @Nullable String acceptedUntil, List<String> notes) {

    /** Version of the format. */
    public static final int SCHEMA = 1;

    /** Most candidate runs of one build: more do not make a suspicion more reliable. */
    public static final int TOGETHER = 3;

    public PastRuns {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /** Returns an empty history with the reason. */
    public static PastRuns none(String why) {
        return new PastRuns(SCHEMA, List.of(), null, List.of(why));
    }

    /**
     * Returns the reference: the first runs that passed, at most {@link RegressionDetector#MOST_RUNS}. It does not move with
     * later runs, so that small steps accumulate until they are detected. It moves only by an acceptance.
     *
     * @param before the number of latest runs that are candidates themselves and therefore not in the reference
     */
    public List<PastRun> reference(int before) {
        return passed(before).limit(RegressionDetector.MOST_RUNS).toList();
    }

    /**
     * Returns a metric in the first runs that passed and have it. A metric that was introduced later gets a reference of its own;
     * otherwise it would never be compared.
     *
     * @param figure selects the metric by kind and subject
     * @param before as in {@link #reference(int)}
     */
    public List<RunMetric> reference(RunMetric figure, int before) {
        return knowing(figure, before)
                .flatMap(run -> run.figure(figure).stream())
                .toList();
    }

    /** Returns the runs that are in the reference of any metric of the latest runs. */
    public Set<PastRun> references() {
        Set<PastRun> references = new HashSet<>(reference(0));
        for (RunMetric figure : figures(latest(RegressionDetector.MOST_RUNS))) {
            references.addAll(knowing(figure, 0).toList());
        }
        return references;
    }

    /** Returns these past runs without those that affect no result, to be stored with a run. */
    public PastRuns needed() {
        Set<PastRun> needed = new HashSet<>(references());
        needed.addAll(latest(RegressionDetector.MOST_RUNS));
        return new PastRuns(schema, runs.stream().filter(needed::contains).toList(), acceptedUntil, notes);
    }

    /** Returns the metrics of some runs, one for each kind and subject. */
    public static Collection<RunMetric> figures(List<PastRun> runs) {
        Map<String, RunMetric> figures = new LinkedHashMap<>();
        runs.stream()
                .flatMap(run -> run.figures().stream())
                .forEach(figure -> figures.putIfAbsent(figure.name(), figure));
        return figures.values();
    }

    /** Returns the latest trusted runs, at most this many, in the order of time. */
    public List<PastRun> latest(int number) {
        List<PastRun> trusted = trusted();
        return trusted.subList(Math.max(0, trusted.size() - number), trusted.size());
    }

    /**
     * Returns the largest difference of a metric between two runs of the same build in 19 of 20 cases: a ratio, or for the error
     * rate a difference. Empty if the reference has too few runs, or its runs do not differ.
     */
    public OptionalDouble differenceByChance(RunMetric figure) {
        List<RunMetric> known = reference(figure, 0);
        return known.size() < RegressionDetector.FEWEST_RUNS
                ? OptionalDouble.empty()
                : new RegressionScale(figure.kind(), 0.5).differenceByChance(known);
    }

    /**
     * Returns the range of a metric in 19 of 20 further runs of the same build. Empty if the reference has too few runs, or its
     * runs do not differ.
     */
    public Optional<NoiseBand> band(RunMetric figure) {
        List<RunMetric> known = reference(figure, 0);
        return known.size() < RegressionDetector.FEWEST_RUNS
                ? Optional.empty()
                : new RegressionScale(figure.kind(), 0.5).band(known);
    }

    /** Returns the first run of the streak of latest runs that satisfy a condition; at least the latest run. */
    public PastRun beginOf(Predicate<PastRun> streak) {
        List<PastRun> latest = latest(RegressionDetector.MOST_RUNS);
        int first = latest.size() - 1;
        while (first > 0 && streak.test(latest.get(first - 1))) {
            first--;
        }
        return latest.get(first);
    }

    /** Runs that passed and have the metric, at most {@link RegressionDetector#MOST_RUNS}. */
    private Stream<PastRun> knowing(RunMetric figure, int before) {
        return passed(before).filter(run -> run.figure(figure).isPresent()).limit(RegressionDetector.MOST_RUNS);
    }

    /** Trusted runs that passed, without the latest ones. */
    private Stream<PastRun> passed(int before) {
        List<PastRun> trusted = trusted();
        return trusted.subList(0, Math.max(0, trusted.size() - before)).stream().filter(this::mayBeReference);
    }

    private List<PastRun> trusted() {
        return runs.stream().filter(PastRun::trusted).toList();
    }

    /** Regressions of runs before an acceptance are accepted, so that these runs are judged without them. */
    private boolean mayBeReference(PastRun run) {
        boolean accepted = acceptedUntil != null && run.beganBefore(acceptedUntil);
        return (accepted ? run.outcomeOtherwise() : run.outcome()) == Outcome.PASS;
    }
}
