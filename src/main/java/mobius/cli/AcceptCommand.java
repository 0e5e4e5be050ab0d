package mobius.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import mobius.config.SettingsReader;
import mobius.history.Entry;
import mobius.history.History;
import mobius.run.folder.RunFolder;
import mobius.run.judge.ComparedRun;
import mobius.run.process.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius accept}: moves the reference of later runs to a run whose change is intended. */
@Command(
        name = "accept",
        description = {
            "Accepts a change as intended: the reference restarts with a run, and with later runs that had no other fault.",
            "Time, build and reason are stored."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the reference was moved", "1:usage, or no such run"})
final class AcceptCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private WhichRun which = new WhichRun();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "<why>",
            description = "Why the change is intended; shown in the history.")
    private String reason = "";

    @Spec
    private CommandSpec spec;

    /** The run: either the one with an id, or the last one. */
    static final class WhichRun {

        @Parameters(paramLabel = "<run>", description = "Id prefix of the run; bin/mobius history lists the ids.")
        private @Nullable String id;

        @Option(names = "--last", description = "The last run (target/gatling/last-run.txt).")
        private boolean last;

        /** The id of the run, or its prefix. */
        String resolve() {
            return last || id == null ? ComparedRun.idOf(RunFolder.last(RunFolder.RESULTS)) : id;
        }
    }

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reason is empty; state why the change is intended");
        }
        History history = new History(SettingsReader.read().history().folder());
        Entry first = history.find(which.resolve());
        history.accept(first, reason, Instant.now());
        spec.commandLine()
                .getOut()
                .printf(
                        "The reference of %s restarts with the run of %s.%n",
                        first.provenance().line(), first.run().name());
        return ExitCode.PASS;
    }
}
