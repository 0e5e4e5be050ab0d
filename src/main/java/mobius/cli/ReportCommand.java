package mobius.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunJudge;
import mobius.run.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bin/mobius report}. */
@Command(
        name = "report",
        description = "Writes the reports of a finished run again, from the files in its folder.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "<run folder>",
            description = "For example target/gatling/loadsimulation-20260101120000000.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunJudge.judge(new RunFolder(folder), Optional.empty());
        spec.commandLine().getOut().println("Open " + folder.resolve("verdict.html"));
        return ExitCode.PASS;
    }
}
