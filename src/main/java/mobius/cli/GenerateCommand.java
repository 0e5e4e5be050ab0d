package mobius.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mobius.data.Generator;
import mobius.data.Volume;
import mobius.run.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius generate}: generates the test data. */
@Command(
        name = "generate",
        description = "Generates the test data; the same seed and volume give the same bytes.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class GenerateCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "<folder>", description = "Output folder.", defaultValue = "target/data")
    private Path folder;

    @Option(names = "--seed", description = "Seed of the random numbers.", defaultValue = "" + Generator.COMMITTED_SEED)
    private long seed;

    @Option(names = "--accounts", description = "Number of accounts.")
    private int accounts = Volume.COMMITTED.accounts();

    @Option(names = "--projects", description = "Number of projects.")
    private int projects = Volume.COMMITTED.projects();

    @Option(names = "--contexts", description = "Number of contexts, of about 20 KB each.")
    private int contexts = Volume.COMMITTED.contexts();

    @Option(names = "--queries", description = "Number of queries.")
    private int queries = Volume.COMMITTED.queries();

    @Option(names = "--prompts", description = "Number of prompts.")
    private int prompts = Volume.COMMITTED.prompts();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Generator generator = new Generator(seed, volume());
        try (TerminalProgress progress = new TerminalProgress()) {
            generator.writeTo(folder, progress);
        } catch (IOException unwritable) {
            spec.commandLine().getErr().println(unwritable.getMessage());
            return ExitCode.USAGE_OR_CRASH;
        }
        spec.commandLine().getOut().println("Wrote accounts, projects, contexts, queries and prompts to " + folder);
        return ExitCode.PASS;
    }

    private Volume volume() {
        try {
            return new Volume(accounts, projects, contexts, queries, prompts);
        } catch (IllegalArgumentException tooFew) {
            throw new ParameterException(spec.commandLine(), tooFew.getMessage(), tooFew);
        }
    }
}
