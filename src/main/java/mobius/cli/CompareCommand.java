package mobius.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.history.History;
import mobius.report.ComparedSide;
import mobius.report.ComparisonPage;
import mobius.report.TwoSidesReport;
import mobius.report.TwoSidesText;
import mobius.run.ComparedRun;
import mobius.run.ExitCode;
import mobius.verdict.PastRuns;
import mobius.verdict.TwoSides;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bin/mobius compare}. */
@Command(
        name = "compare",
        description = {
            "Shows two runs side by side, as text and as a page: what is different, and how sure that is.",
            "One run against one run cannot prove a change of 10 %, and so the exit code is never 0."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"1:usage, or runs that are not comparable", "3:they were shown, which proves nothing"})
final class CompareCommand implements Callable<Integer> {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "<before>", description = "The folder of a run, or how its id in the history begins.")
    private String before;

    @Parameters(paramLabel = "<after>", description = "Likewise.")
    private String after;

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
        Settings settings = SettingsReader.read();
        History history = new History(settings.history().folder());
        ComparedRun first = ComparedRun.read(before, history, settings.budgets());
        ComparedRun second = ComparedRun.read(after, history, settings.budgets());
        List<String> differences = first.provenance().differencesFrom(second.provenance());
        if (!differences.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "These runs are not comparable. They differ in " + String.join("; ", differences));
        }
        PastRuns past = history.line(first.provenance().line()).before(first.provenance(), second.started());
        TwoSidesReport report = TwoSidesReport.ofTwoRuns(
                side("before", first),
                side("after", second),
                new TwoSides(List.of(first.leg()), List.of(second.leg())),
                past);
        PrintWriter out = spec.commandLine().getOut();
        out.print(TwoSidesText.of(report));
        out.flush();
        out.println("See " + page(report));
        out.flush();
        return ExitCode.INCONCLUSIVE;
    }

    private Path page(TwoSidesReport report) {
        Path folder = workingFolder.resolve(Path.of("target", "comparison", NAME.format(Instant.now())));
        try {
            return ComparisonPage.write(folder, report);
        } catch (IOException unwritable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unwritable.getMessage()), unwritable);
        }
    }

    private static ComparedSide side(String label, ComparedRun run) {
        return new ComparedSide(label, run.build(), List.of(run.started()));
    }
}
