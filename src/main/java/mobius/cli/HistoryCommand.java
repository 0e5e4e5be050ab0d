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

/** {@code bin/mobius history}. */
@Command(
        name = "history",
        description = {
            "Lists the runs that are remembered, with their verdicts and the build that each of them tested.",
            "A run that is not comparable to the latest one of its line is shown with the difference."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:it was listed",
            "1:usage, or a history that cannot be read; also when a file of it was skipped"
        })
final class HistoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        History history = new History(SettingsReader.read().history().folder());
        List<SeriesHistory> lines = history.lines();
        PrintWriter out = spec.commandLine().getOut();
        if (lines.isEmpty()) {
            out.println(history.folder() + " remembers no run yet.");
        }
        lines.forEach(line -> out.print(new HistoryTable(line).text()));
        out.flush();
        List<String> problems =
                lines.stream().flatMap(line -> line.problems().stream()).toList();
        problems.forEach(problem -> spec.commandLine().getErr().println("skipped: " + TextSanitizer.text(problem)));
        return problems.isEmpty() ? ExitCode.PASS : ExitCode.USAGE_OR_CRASH;
    }
}
