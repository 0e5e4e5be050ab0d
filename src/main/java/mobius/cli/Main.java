package mobius.cli;

import java.util.Map;
import mobius.cli.compare.CompareCommand;
import mobius.cli.coverage.CoverageCommand;
import mobius.run.process.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The main class behind {@code bin/mobius}. */
@Command(
        name = "mobius",
        description =
                "Load tests for the Mobius platform. Simulations run with ./mvnw gatling:test or with run; these are the commands.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            JudgeCommand.class,
            MergeCommand.class,
            TargetCommand.class,
            CapacityCommand.class,
            CoverageCommand.class,
            CheckCommand.class,
            GenerateCommand.class,
            SeedCommand.class,
            CleanupCommand.class,
            HistoryCommand.class,
            AcceptCommand.class,
            CompareCommand.class,
            TrendCommand.class,
            AlertsCommand.class,
            MixCommand.class,
            ParityCommand.class,
            picocli.AutoComplete.GenerateCompletion.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    /** Sets settings as system properties, so that {@code -D} may follow the name of a command. */
    @Option(
            names = "-D",
            paramLabel = "<setting>=<value>",
            description = "A setting of config/mobius.conf, for example -Dmobius.profile=nightly.",
            scope = ScopeType.INHERIT)
    void set(Map<String, String> settings) {
        settings.forEach(System::setProperty);
    }

    /** Runs a command, and exits with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /**
     * Runs a command.
     *
     * @return the exit code of the process
     */
    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(new PlainErrors())
                .setExitCodeExceptionMapper(crash -> ExitCode.USAGE_OR_CRASH)
                .setParameterExceptionHandler(new PlainUsage())
                .execute(arguments);
    }
}
