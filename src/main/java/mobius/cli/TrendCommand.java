package mobius.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mobius.budget.Budgets;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.history.Entry;
import mobius.history.History;
import mobius.history.HistoryException;
import mobius.history.RunSeries;
import mobius.history.SeriesHistory;
import mobius.report.trend.TrendFiles;
import mobius.report.trend.TrendLine;
import mobius.report.trend.TrendReport;
import mobius.run.judge.ComparedRun;
import mobius.run.process.ExitCode;
import mobius.text.TextSanitizer;
import mobius.verdict.evidence.RunMetrics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius trend}: writes the values of an environment's runs over time as a page. */
@Command(
        name = "trend",
        description = {
            "Writes trend.html: the values of an environment's runs over time, with their noise.",
            "It goes to target/trend/<environment>/."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:it was written",
            "1:usage, a history that cannot be read or has no run, or a file of it that was skipped"
        })
final class TrendCommand implements Callable<Integer> {

    @Option(
            names = "--environment",
            paramLabel = "<name>",
            description = "Environment of the runs; by default mobius.environment.")
    private @Nullable String environment;

    @Option(
            names = "--runs",
            paramLabel = "<number>",
            description = "Number of latest runs of each simulation and profile (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    private int runs;

    @Option(
            names = "--folder",
            paramLabel = "<folder>",
            description = "The working folder; the page goes to target/ in it.",
            defaultValue = "")
    private Path workingFolder = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs must be at least 1, not " + runs);
        }
        Settings settings = SettingsReader.read();
        String name = environment == null ? settings.environment() : environment;
        History history = new History(settings.history().folder());
        EveryEndpoint endpoints = new EveryEndpoint(history, settings.budgets());
        List<SeriesHistory> listings =
                history.lines(name).stream().map(endpoints::of).toList();
        List<String> problems =
                listings.stream().flatMap(line -> line.problems().stream()).toList();
        problems.forEach(problem -> spec.commandLine().getErr().println("skipped: " + TextSanitizer.text(problem)));
        try {
            write(name, history, listings, problems);
        } catch (IOException unwritable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unwritable.getMessage()), unwritable);
        }
        return problems.isEmpty() ? ExitCode.PASS : ExitCode.USAGE_OR_CRASH;
    }

    private void write(String name, History history, List<SeriesHistory> listings, List<String> problems)
            throws IOException {
        Path folder = workingFolder.resolve(Path.of("target", "trend", RunSeries.fileName(name)));
        List<TrendLine> lines = listings.stream()
                .filter(line -> !line.entries().isEmpty())
                .map(line -> TrendLines.of(line, runs))
                .toList();
        if (lines.isEmpty()) {
            // An older page would suggest that there are still runs to show.
            Files.deleteIfExists(folder.resolve(TrendFiles.NAME));
            throw new HistoryException(
                    "%s has no run of the environment %s to show, and no page was written; bin/mobius history lists what there is"
                            .formatted(history.folder(), name));
        }
        TrendFiles.write(folder, new TrendReport(name, lines, problems));
        spec.commandLine().getOut().println("See " + folder.resolve(TrendFiles.NAME));
        spec.commandLine().getOut().flush();
    }

    /**
     * Adds the p95 of every endpoint to a series of runs. The history itself has only the values that decide; the others are in the
     * measurements stored with it.
     *
     * @param history of the series
     * @param budgets determine only which values a run already has
     */
    private record EveryEndpoint(History history, Budgets budgets) {

        /**
         * Returns the same series with more values. A run whose measurement cannot be read keeps its own values, and is listed as a
         * problem.
         */
        SeriesHistory of(SeriesHistory line) {
            List<String> problems = new ArrayList<>(line.problems());
            List<Entry> entries =
                    line.entries().stream().map(entry -> of(entry, problems)).toList();
            return new SeriesHistory(line.line(), entries, line.acceptances(), problems);
        }

        private Entry of(Entry entry, List<String> problems) {
            try {
                ComparedRun run = ComparedRun.of(entry, history, budgets);
                return new Entry(
                        entry.schema(),
                        entry.provenance(),
                        entry.run().alsoKnowing(RunMetrics.everyP95(run.evidence())));
            } catch (HistoryException unreadable) {
                problems.add("the measurement of %s: %s".formatted(entry.run().id(), unreadable.getMessage()));
                return entry;
            }
        }
    }
}
