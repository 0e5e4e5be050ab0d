package mobius.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import mobius.config.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bin/mobius merge}. */
@Command(
        name = "merge",
        description = {
            "Merges the parts of a run that several injectors have sent into one run folder in target/gatling, and judges it.",
            "The verdict is the one that a single injector would have given."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:PASS", "1:usage, configuration or crash", "2:FAIL", "3:INCONCLUSIVE"})
final class MergeCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "<run folder>",
            arity = "1..*",
            description = "The folder of each injector's part, in any order.")
    private List<Path> folders = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return MergedVerdict.of(
                folders, SettingsReader.read().history(), spec.commandLine().getOut());
    }
}
