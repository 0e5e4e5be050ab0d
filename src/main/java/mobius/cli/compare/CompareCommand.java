package mobius.cli.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.history.History;
import mobius.report.comparison.ComparedSide;
import mobius.report.comparison.ComparisonPage;
import mobius.report.comparison.TwoSidesReport;
import mobius.report.comparison.TwoSidesText;
import mobius.run.folder.ResultFolder;
import mobius.run.judge.ComparedRun;
import mobius.run.process.ExitCode;
import mobius.verdict.past.PastRuns;
import mobius.verdict.regression.RunComparison;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius compare}: compares two stored runs or, with {@code --live}, two builds. */
@Command(
        name = "compare",
        description = {
            "Compares two runs, as text and as a page, with an interval for each difference. Two single runs"
                    + " cannot prove a change of 10 %%, so the exit code is never 0.",
            "With --live: tests whether one build is slower than another. Their runs alternate until the answer is clear."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:PASS: no slower (--live), or calibrated",
            "1:usage, configuration or crash, or runs that are not comparable",
            "2:FAIL: slower (--live)",
            "3:INCONCLUSIVE; always the result for two stored runs"
        })
public final class CompareCommand implements Callable<Integer> {

    private static final String BEFORE = "mobius.compare.before";
    private static final String AFTER = "mobius.compare.after";

    @Parameters(
            paramLabel = "<before>",
            arity = "0..1",
            description = "The first run: its folder, or its id prefix in the history.")
    private @Nullable String first;

    @Parameters(
            paramLabel = "<after>",
            arity = "0..1",
            description = "The second run: its folder, or its id prefix in the history.")
    private @Nullable String second;

    @Option(names = "--live", description = "Run two builds instead of comparing two stored runs.")
    private boolean live;

    @Option(
            names = "--calibrate",
            description = "With --live: run only the first build, to determine how long the runs must be.")
    private boolean calibrate;

    @Option(
            names = "--folder",
            paramLabel = "<folder>",
            description = "The working folder; runs and results go to target/ in it.",
            defaultValue = "")
    private Path workingFolder = Path.of("");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--before",
            paramLabel = "<build>",
            description = "With --live: the known build, by its base URL or, if mobius.compare.deploy"
                    + " is set, by its name. Sets mobius.compare.before.")
    void setBefore(String build) {
        System.setProperty(BEFORE, build);
    }

    @Option(
            names = "--after",
            paramLabel = "<build>",
            description = "With --live: the build to test, named like the known one. Sets mobius.compare.after.")
    void setAfter(String build) {
        System.setProperty(AFTER, build);
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = SettingsReader.read();
        if (live) {
            refuseRuns();
            return live(settings);
        }
        if (first == null || second == null || calibrate) {
            throw misused("Name two runs, or add --live to run two builds");
        }
        return sideBySide(settings, first, second);
    }

    private int live(Settings settings) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        return calibrate
                ? LegCalibration.run(settings, workingFolder, out)
                : new LiveComparison(settings, workingFolder, out).run();
    }

    /** Refuses stored runs together with {@code --live}. */
    private void refuseRuns() {
        if (first != null) {
            throw misused("With --live the builds are named by --before and --after; " + first + " is neither");
        }
    }

    private ParameterException misused(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }

    /** Compares two stored runs, and writes a page. */
    private int sideBySide(Settings settings, String before, String after) {
        History history = new History(settings.history().folder());
        ComparedRun one = ComparedRun.read(before, history, settings.budgets());
        ComparedRun other = ComparedRun.read(after, history, settings.budgets());
        List<String> differences = one.provenance().differencesFrom(other.provenance());
        if (!differences.isEmpty()) {
            throw misused("These runs are not comparable. They differ in " + String.join("; ", differences));
        }
        PastRuns past = history.line(one.provenance().line()).before(one.provenance(), other.started());
        TwoSidesReport report = TwoSidesReport.ofTwoRuns(
                side("before", one),
                side("after", other),
                new RunComparison(List.of(one.leg()), List.of(other.leg())),
                past);
        PrintWriter out = spec.commandLine().getOut();
        out.print(TwoSidesText.of(report));
        out.flush();
        out.println("See " + page(report));
        out.flush();
        return ExitCode.INCONCLUSIVE;
    }

    private Path page(TwoSidesReport report) {
        try {
            return ComparisonPage.write(ResultFolder.make(workingFolder, "comparison", Instant.now()), report);
        } catch (IOException unwritable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unwritable.getMessage()), unwritable);
        }
    }

    private static ComparedSide side(String label, ComparedRun run) {
        return new ComparedSide(label, run.build(), List.of(run.started()));
    }
}
