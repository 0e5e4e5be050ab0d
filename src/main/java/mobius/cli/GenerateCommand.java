package mobius.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mobius.data.Generator;
import mobius.data.Volume;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bin/mobius generate}. */
@Command(
        name = "generate",
        description = "Makes the data of the tests; the same seed gives the same bytes.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class GenerateCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "<folder>", description = "Where to.", defaultValue = "target/data")
    private Path folder;

    @Option(names = "--seed", description = "The seed of all draws.", defaultValue = "" + Generator.COMMITTED_SEED)
    private long seed;

    @Option(names = "--accounts", description = "How many accounts.", defaultValue = "10000")
    private int accounts;

    @Option(names = "--contexts", description = "How many contexts.", defaultValue = "165")
    private int contexts;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Volume standard = Volume.COMMITTED;
        Volume volume = new Volume(accounts, standard.projects(), contexts, standard.queries(), standard.prompts());
        new Generator(seed, volume).writeTo(folder);
        spec.commandLine().getOut().println("Wrote accounts, projects, contexts, queries and prompts to " + folder);
        return 0;
    }
}
