package mobius.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobius.report.Console;
import mobius.report.text.RunReport;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunJudge;
import mobius.run.process.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius judge}: judges a finished run from its files. */
@Command(
        name = "judge",
        description = {
            "Judges a finished run from the files in its folder, and writes the reports there.",
            "A simulation.log alone is enough, also from another project that uses Gatling 3.15."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:PASS", "1:usage, configuration or crash", "2:FAIL", "3:INCONCLUSIVE"})
final class JudgeCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private WhichRun which = new WhichRun();

    @Option(
            names = "--budgets",
            paramLabel = "<file>",
            description = "File in the format of config/budgets.conf, with all budgets or only those that differ.")
    private @Nullable Path budgets;

    @Spec
    private CommandSpec spec;

    /** The run: either in a folder, or the last one. */
    static final class WhichRun {

        @Parameters(
                paramLabel = "<run folder>",
                description = "For example target/gatling/loadsimulation-20260101120000000.")
        private @Nullable Path folder;

        @Option(names = "--last", description = "The last run (target/gatling/last-run.txt).")
        private boolean last;

        /** The folder of the run. */
        RunFolder resolve() {
            return last || folder == null ? RunFolder.last(RunFolder.RESULTS) : new RunFolder(folder);
        }
    }

    @Override
    public Integer call() {
        List<IOException> unwritten = new ArrayList<>();
        RunReport run = RunJudge.judge(which.resolve(), Optional.ofNullable(budgets), unwritten::add);
        PrintWriter out = spec.commandLine().getOut();
        out.print(Console.of(run));
        out.flush();
        unwritten.forEach(failure -> spec.commandLine()
                .getErr()
                .println("This verdict was not written to the folder of the run: " + failure.getMessage()));
        return ExitCode.of(run.verdict().outcome());
    }
}
