package mobius.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import mobius.capacity.Search;
import mobius.capacity.SearchResult;
import mobius.capacity.Sizing;
import mobius.capacity.StepResult;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.report.capacity.CapacityFiles;
import mobius.report.capacity.CapacityReport;
import mobius.report.capacity.CapacitySummary;
import mobius.run.folder.ResultFolder;
import mobius.run.leg.GatlingSteps;
import mobius.run.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius capacity}: searches for the highest load at which every budget holds. */
@Command(
        name = "capacity",
        description = {
            "Searches for the highest load at which every budget holds, with a run for each step.",
            "PASS means that the expected load is carried. The result so far is written after each step, so Ctrl-C loses nothing."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:PASS", "1:usage, configuration or crash", "2:FAIL", "3:INCONCLUSIVE"})
final class CapacityCommand implements Callable<Integer> {

    @Option(
            names = "--folder",
            paramLabel = "<folder>",
            description = "The working folder; runs and results go to target/ in it.",
            defaultValue = "")
    private Path workingFolder = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = SettingsReader.read();
        Instant started = Instant.now();
        Path folder = ResultFolder.make(workingFolder, "capacity", started);
        try (GatlingSteps steps = new GatlingSteps(settings, workingFolder, folder)) {
            steps.begin();
            SearchResult result = Search.run(settings.search(), steps, known -> {
                tellLast(known);
                write(folder, report(settings, known, started));
            });
            CapacityReport report = report(settings, result, started);
            out().println(CapacitySummary.of(report));
            out().println("See " + folder.resolve("capacity.html"));
            out().flush();
            return ExitCode.of(report.outcome());
        }
    }

    private static CapacityReport report(Settings settings, SearchResult result, Instant started) {
        return new CapacityReport(
                result,
                settings.search(),
                settings.economy().sizing().map(Sizing::wanted).orElseThrow(),
                settings.economy(),
                settings.environment(),
                settings.profile(),
                started,
                Duration.between(started, Instant.now()));
    }

    /** Prints the last step, unless the search has ended and the summary follows. */
    private void tellLast(SearchResult known) {
        if (known.ending() == SearchResult.Ending.UNDER_WAY) {
            StepResult last = known.steps().get(known.steps().size() - 1);
            String strain =
                    last.strain() == null ? "" : String.format(Locale.ROOT, ", utilisation %.2f", last.strain());
            out().printf(
                            Locale.ROOT,
                            "%2d. %.1f requests/s: %s%s (%s)%n",
                            known.steps().size(),
                            known.offeredPerSecond(last),
                            last.outcome().name().toLowerCase(Locale.ROOT),
                            strain,
                            last.why());
            out().flush();
        }
    }

    private static void write(Path folder, CapacityReport report) {
        try {
            CapacityFiles.write(folder, report);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
