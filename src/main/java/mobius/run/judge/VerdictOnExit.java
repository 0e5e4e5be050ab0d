package mobius.run.judge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mobius.config.HistorySettings;
import mobius.injectors.InjectorShare;
import mobius.report.Console;
import mobius.report.text.RunReport;
import mobius.run.folder.RunFolder;
import mobius.run.process.ExitCode;
import mobius.text.TextSanitizer;

/**
 * Shows the verdict as the very last thing and sets the exit code. Gatling makes its report and prints its assertions after a
 * simulation has ended, and then exits with a code of its own; a shutdown hook comes after all of that.
 */
public final class VerdictOnExit {

    private static final String ABOUT_ASSERTIONS = """

            Gatling's assertions above judge the whole run, ramps included, by approximate percentiles. If one of them
            disagrees, the verdict decides:

            """;

    private final String text;
    private final int exitCode;

    private VerdictOnExit(String text, int exitCode) {
        this.text = text;
        this.exitCode = exitCode;
    }

    /** Judges the run in the folder now, and has the last word when the process ends. */
    public static void on(Optional<RunFolder> folder, HistorySettings history) {
        VerdictOnExit word = folder.map(found -> judged(found, history, ABOUT_ASSERTIONS))
                .orElseGet(() -> crash("No folder of this run appeared in " + RunFolder.RESULTS
                        + ", so there is nothing to judge; the output above shows why Gatling wrote no log."));
        word.comeLast();
    }

    /** Says when the process ends where the part of an injector is. There is no verdict before all parts are merged. */
    public static void ofPart(Optional<RunFolder> folder, InjectorShare share) {
        VerdictOnExit word = folder.map(found -> new VerdictOnExit(
                        System.lineSeparator() + "This was " + share + "; its part of the run is in "
                                + found.path().toAbsolutePath() + ". bin/mobius merge puts the parts together.",
                        ExitCode.PASS))
                .orElseGet(() -> crash("No folder of this run appeared in " + RunFolder.RESULTS + ", so " + share
                        + " has no part; the output above shows why Gatling wrote no log."));
        word.comeLast();
    }

    /** Judges the merged run in the folder now, as a run is judged at its end, and remembers it. */
    public static VerdictOnExit ofMerged(RunFolder folder, HistorySettings history) {
        return judged(folder, history, "");
    }

    /** What there is to say. */
    public String text() {
        return text;
    }

    public int exitCode() {
        return exitCode;
    }

    private void comeLast() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::say, "mobius-verdict"));
    }

    private static VerdictOnExit judged(RunFolder folder, HistorySettings settings, String opening) {
        List<IOException> unwritten = new ArrayList<>();
        try {
            RunHistory history = new RunHistory(folder, settings);
            RunJudge.attempt(unwritten::add, folder::rememberAsLast);
            RunJudge.attempt(unwritten::add, history::look);
            RunReport run = RunJudge.judge(folder, Optional.empty(), unwritten::add);
            String outcome = unwritten.isEmpty()
                    ? System.lineSeparator() + "See " + folder.path().resolve("verdict.html") + history.remember(run)
                    : unwritten.stream()
                            .map(failure -> System.lineSeparator() + "Not everything of this run is saved: "
                                    + failure.getMessage())
                            .collect(Collectors.joining());
            return new VerdictOnExit(
                    opening + Console.of(run) + outcome,
                    ExitCode.of(run.verdict().outcome()));
        } catch (RuntimeException | VirtualMachineError failure) {
            return crash(
                    "No verdict: " + TextSanitizer.lines(String.valueOf(failure.getMessage())) + System.lineSeparator()
                            + "Once that is fixed, bin/mobius judge " + folder.path()
                            + " makes it from the files of the run.");
        }
    }

    private static VerdictOnExit crash(String text) {
        return new VerdictOnExit(text, ExitCode.USAGE_OR_CRASH);
    }

    private void say() {
        System.out.println(text);
        System.out.flush();
        Runtime.getRuntime().halt(exitCode);
    }
}
