package mobius.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.config.hocon.Secret;
import mobius.run.SideBySide;
import mobius.run.folder.ResultFolder;
import mobius.run.process.GatlingProcess;
import mobius.run.process.RunRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bin/mobius run}. */
@Command(
        name = "run",
        description = {
            "Runs a simulation as ./mvnw gatling:test does, with one or several injectors on this machine.",
            "Several injectors send the load together; their parts are merged and judged. Ctrl-C ends all of them."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:PASS", "1:usage, configuration or crash", "2:FAIL", "3:INCONCLUSIVE"})
final class RunCommand implements Callable<Integer> {

    private static final String PACKAGE = "mobius.";
    private static final int MOST_INJECTORS = 100;

    @Parameters(
            paramLabel = "<simulation>",
            arity = "0..1",
            defaultValue = "LoadSimulation",
            description = "The class of the simulation (default: ${DEFAULT-VALUE}).")
    private String simulation = "";

    @Option(
            names = "--injectors",
            paramLabel = "<number>",
            defaultValue = "1",
            description = "How many injectors share the load (default: ${DEFAULT-VALUE}).")
    private int injectors;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (injectors < 1 || injectors > MOST_INJECTORS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a load cannot be shared by " + injectors + " injectors; ask for 1 to " + MOST_INJECTORS);
        }
        String name = nameOf(simulation);
        Settings settings = SettingsReader.read();
        if (injectors == 1) {
            Secret password = settings.secrets().password().orElseGet(Secret::random);
            return new GatlingProcess(Path.of(""), password, name).runHere();
        }
        Path folder = ResultFolder.make(Path.of(""), "injectors", Instant.now());
        out().printf(Locale.ROOT, "%d injectors send the load of %s; their output is in %s%n", injectors, name, folder);
        out().flush();
        return MergedVerdict.of(new SideBySide(settings, name, injectors, folder).run(), settings.history(), out());
    }

    private static String nameOf(String simulation) {
        String name = simulation.contains(".") ? simulation : PACKAGE + simulation;
        try {
            return Class.forName(name, false, RunCommand.class.getClassLoader()).getName();
        } catch (ClassNotFoundException unknown) {
            throw new RunRefused("there is no simulation " + name + "; docs/simulations.md lists them");
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
