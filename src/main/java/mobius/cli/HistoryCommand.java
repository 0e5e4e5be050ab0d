package mobius.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import mobius.config.SettingsReader;
import mobius.history.History;
import mobius.history.SeriesHistory;
import mobius.run.process.ExitCode;
import mobius.text.TextSanitizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius history}: lists the stored runs. */
@Command(
        name = "history",
        description = {
            "Lists the stored runs, with their verdicts and the builds that they tested.",
            "If a run is not comparable with the latest one of its group, the difference is shown."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it was listed", "1:usage, a history that cannot be read, or a file of it that was skipped"})
final class HistoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        History history = new History(SettingsReader.read().history().folder());
        List<SeriesHistory> lines = history.lines();
        PrintWriter out = spec.commandLine().getOut();
        if (lines.isEmpty()) {
            out.println(history.folder() + " has no runs yet.");
        }
        lines.forEach(line -> out.print(new HistoryTable(line).text()));
        out.flush();
        List<String> problems =
                lines.stream().flatMap(line -> line.problems().stream()).toList();
        problems.forEach(problem -> spec.commandLine().getErr().println("skipped: " + TextSanitizer.text(problem)));
        return problems.isEmpty() ? ExitCode.PASS : ExitCode.USAGE_OR_CRASH;
    }
}
