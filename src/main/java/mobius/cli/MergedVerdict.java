package mobius.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import mobius.config.HistorySettings;
import mobius.injectors.merge.RunMerger;
import mobius.run.folder.RunFolder;
import mobius.run.judge.VerdictOnExit;

/** Makes one run of the parts of several injectors, and ends it as a run of one injector ends: with its verdict. */
final class MergedVerdict {

    private MergedVerdict() {}

    /** Prints the verdict and gives the exit code. */
    static int of(List<Path> parts, HistorySettings history, PrintWriter out) {
        RunFolder merged = RunMerger.merge(parts, RunFolder.RESULTS);
        VerdictOnExit verdict = VerdictOnExit.ofMerged(merged, history);
        out.println(verdict.text());
        out.flush();
        return verdict.exitCode();
    }
}
