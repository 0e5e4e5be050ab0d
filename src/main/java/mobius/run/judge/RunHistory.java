package mobius.run.judge;

import java.io.IOException;
import java.nio.file.Files;
import mobius.config.HistorySettings;
import mobius.history.Entry;
import mobius.history.History;
import mobius.history.HistoryException;
import mobius.history.PastRunsFile;
import mobius.history.Provenance;
import mobius.history.RunSeries;
import mobius.report.text.RunReport;
import mobius.run.folder.Provenances;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import mobius.verdict.evidence.RunMetrics;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;

/** Connects a run with the history: the runs to compare with are taken before the verdict, and the run is added after it. */
public final class RunHistory {

    private final RunFolder folder;
    private final HistorySettings settings;

    public RunHistory(RunFolder folder, HistorySettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Writes {@code history.json} into the folder of the run, unless it exists. A history that cannot be read does not prevent a
     * verdict: the comparison stays open, with the reason.
     *
     * @throws IOException if it cannot be written
     */
    public void look() throws IOException {
        if (settings.keep() > 0 && Files.notExists(folder.history())) {
            PastRunsFile.write(
                    folder.history(), past(RunFile.read(folder.runFile())).needed());
        }
    }

    /**
     * Adds the run and removes old ones.
     *
     * @return the problem if the history could not be written or cleaned up; empty otherwise
     */
    public String remember(RunReport judged) {
        if (settings.keep() == 0) {
            return "";
        }
        History history = new History(settings.folder());
        RunFile run = RunFile.read(folder.runFile());
        Provenance provenance = Provenances.of(run);
        try {
            history.add(
                    new Entry(Entry.SCHEMA, provenance, pastRun(run, judged)),
                    Files.readAllBytes(folder.measurement()));
        } catch (HistoryException | IOException trouble) {
            return System.lineSeparator() + "This run is not in the history: " + trouble.getMessage();
        }
        return forget(history, provenance.line());
    }

    private String forget(History history, RunSeries line) {
        try {
            history.forget(line, settings.keep());
            return "";
        } catch (HistoryException trouble) {
            return System.lineSeparator() + "This run is in the history, but older ones could not be removed: "
                    + trouble.getMessage();
        }
    }

    private PastRuns past(RunFile run) {
        Provenance provenance = Provenances.of(run);
        try {
            return new History(settings.folder()).line(provenance.line()).before(provenance, run.started());
        } catch (HistoryException unreadable) {
            return PastRuns.none(String.valueOf(unreadable.getMessage()));
        }
    }

    private static PastRun pastRun(RunFile run, RunReport judged) {
        return PastRun.of(
                Provenances.id(run),
                run.started(),
                run.platform().version(),
                judged.verdict(),
                RunMetrics.of(judged.evidenceOfFigures()));
    }
}
