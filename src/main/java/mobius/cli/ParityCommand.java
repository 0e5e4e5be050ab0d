package mobius.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.history.History;
import mobius.production.LatencyReader;
import mobius.production.Parity;
import mobius.production.Prometheus;
import mobius.production.Routes;
import mobius.production.RunTraffic;
import mobius.production.TimeRange;
import mobius.production.TrafficReader;
import mobius.run.folder.RunFolder;
import mobius.run.judge.ComparedRun;
import mobius.run.preflight.JourneyCatalog;
import mobius.run.process.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius parity}: compares a run with production. */
@Command(
        name = "parity",
        description = {
            "Compares a run with production, as recorded by its Prometheus: mix, rate, failures and latency. Lists",
            "where the test differs."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the test is like production",
            "1:usage, a run that cannot be read, or no data from Prometheus",
            "3:the test differs, or not all of it could be compared: it proves little about production"
        })
final class ParityCommand implements Callable<Integer> {

    @Mixin
    private ProductionOptions production = new ProductionOptions();

    @ArgGroup(multiplicity = "1")
    private WhichRun which = new WhichRun();

    @Spec
    private CommandSpec spec;

    /** The run: either a given one, or the last one. */
    static final class WhichRun {

        @Parameters(paramLabel = "<run>", description = "The folder of a run, or its id prefix in the history.")
        private @Nullable String run;

        @Option(names = "--last", description = "The last run (target/gatling/last-run.txt).")
        private boolean last;

        /** The path of the run's folder, or its id prefix in the history. */
        String name() {
            Path folder =
                    last || run == null ? RunFolder.last(RunFolder.RESULTS).path() : Path.of(run);
            return folder.toString();
        }
    }

    @Override
    public Integer call() {
        String complaint = production.complaint();
        if (complaint != null) {
            throw new ParameterException(spec.commandLine(), complaint);
        }
        Settings settings = SettingsReader.read();
        Prometheus prometheus = production.prometheus(settings);
        Parity parity = parity(settings, prometheus);
        prometheus.warnings().forEach(warning -> spec.commandLine().getErr().println("Prometheus warns: " + warning));
        PrintWriter out = spec.commandLine().getOut();
        out.print(new ParityTable(parity).text());
        out.flush();
        boolean isAlike = parity.differences().isEmpty() && parity.notCompared().isEmpty();
        return isAlike ? ExitCode.PASS : ExitCode.INCONCLUSIVE;
    }

    private Parity parity(Settings settings, Prometheus prometheus) {
        Routes routes = production.routes(settings);
        History history = new History(settings.history().folder());
        ComparedRun run = ComparedRun.read(which.name(), history, settings.budgets());
        RunTraffic sent = RunTraffic.of(run.evidence().measurement(), routes, figures(settings));
        TimeRange range = production.range();
        TrafficReader traffic = new TrafficReader(prometheus, routes, production.selector());
        return new Parity(
                traffic.traffic(range),
                traffic.rates(range, production.window()),
                new LatencyReader(prometheus, routes, production.selector()).latencies(range),
                sent);
    }

    /** The names in the run log that are not HTTP requests: the first chunk of a stream, a message on a WebSocket. */
    private static Set<String> figures(Settings settings) {
        JourneyCatalog catalog = JourneyCatalog.load();
        Set<String> figures = new TreeSet<>();
        catalog.requests(settings).values().forEach(figures::addAll);
        catalog.visits(settings).values().stream()
                .map(visit -> visit.sent())
                .map(Map::keySet)
                .forEach(figures::removeAll);
        return figures;
    }
}
