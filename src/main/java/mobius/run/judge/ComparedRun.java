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
 * A run to be compared with another one.
 *
 * @param provenance its origin
 * @param started in ISO 8601
 * @param build that it tested; null if unknown
 * @param evidence the measured values
 * @param figures the metrics that later runs are compared with
 */
public record ComparedRun(
        Provenance provenance, String started, @Nullable String build, Evidence evidence, List<RunMetric> figures) {

    /**
     * Reads a run.
     *
     * @param name its folder, or the start of its id in the history
     * @param budgets which determine the critical requests of a run of the history
     * @throws NoVerdict if its folder is damaged, or has no {@code run.json}
     * @throws HistoryException if the history does not have the run, or is damaged
     */
    public static ComparedRun read(String name, History history, Budgets budgets) {
        return Files.isDirectory(Path.of(name))
                ? in(new RunFolder(Path.of(name)))
                : of(history.find(name), history, budgets);
    }

    /** Returns the run as one side of a comparison, or as a part of one. */
    public LegEvidence leg() {
        return new LegEvidence(evidence, figures);
    }

    /**
     * Returns the id of a run in the history.
     *
     * @throws NoVerdict if the folder has no readable {@code run.json}
     */
    public static String idOf(RunFolder folder) {
        return Provenances.id(RunFile.read(folder.runFile()));
    }

    /**
     * Reads the run of a folder.
     *
     * @throws NoVerdict if it is damaged, or has no {@code run.json}
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
     * @throws HistoryException if its measurement is damaged
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
