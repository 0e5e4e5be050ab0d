package mobius.run.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.history.Entry;
import mobius.history.History;
import mobius.history.HistoryException;
import mobius.history.Provenance;
import mobius.measure.MeasurementFile;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.Provenances;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import mobius.verdict.evidence.Conditions;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.evidence.RunMetrics;
import mobius.verdict.past.RunMetric;
import mobius.verdict.regression.LegEvidence;
import org.jspecify.annotations.Nullable;

/**
 * A run that is to be laid beside another one.
 *
 * @param provenance where it came from
 * @param started when it began, in ISO 8601
 * @param build that it tested; null where nobody told
 * @param evidence what was measured
 * @param figures what later runs are held against
 */
public record ComparedRun(
        Provenance provenance, String started, @Nullable String build, Evidence evidence, List<RunMetric> figures) {

    /**
     * Reads a run.
     *
     * @param name its folder, or how its id in the history begins
     * @param budgets tell which requests are critical, for a run of the history
     * @throws NoVerdict when its folder is damaged, or holds no {@code run.json}
     * @throws HistoryException when the history has no such run, or it is damaged
     */
    public static ComparedRun read(String name, History history, Budgets budgets) {
        return Files.isDirectory(Path.of(name))
                ? in(new RunFolder(Path.of(name)))
                : of(history.find(name), history, budgets);
    }

    /** It as one side, or as a part of one. */
    public LegEvidence leg() {
        return new LegEvidence(evidence, figures);
    }

    /**
     * The id by which the history knows the run of a folder.
     *
     * @throws NoVerdict when it holds no readable {@code run.json}
     */
    public static String idOf(RunFolder folder) {
        return Provenances.id(RunFile.read(folder.runFile()));
    }

    /**
     * Reads the run of a folder.
     *
     * @throws NoVerdict when it is damaged, or holds no {@code run.json}
     */
    public static ComparedRun in(RunFolder folder) {
        RunFile run = RunFile.read(folder.runFile());
        Evidence evidence = SavedRun.in(folder).evidence(Optional.empty());
        return new ComparedRun(
                Provenances.of(run), run.started(), run.platform().version(), evidence, RunMetrics.of(evidence));
    }

    /**
     * Reads a run of the history.
     *
     * @throws HistoryException when its measurement is damaged
     */
    public static ComparedRun of(Entry entry, History history, Budgets budgets) {
        try {
            Evidence evidence = new Evidence(
                    MeasurementFile.parse(Path.of(entry.run().id()), history.measurement(entry)),
                    Optional.empty(),
                    budgets,
                    Optional.empty(),
                    Conditions.unknown());
            return new ComparedRun(
                    entry.provenance(),
                    entry.run().started(),
                    entry.run().build(),
                    evidence,
                    entry.run().figures());
        } catch (IOException damaged) {
            throw new HistoryException(String.valueOf(damaged.getMessage()));
        }
    }
}
