package mobius.cli.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import mobius.comparison.Comparison;
import mobius.comparison.ComparisonResult;
import mobius.comparison.ComparisonResult.Ending;
import mobius.config.ComparisonSettings;
import mobius.config.Settings;
import mobius.report.comparison.ComparisonFiles;
import mobius.report.comparison.ComparisonReport;
import mobius.report.comparison.ComparisonSummary;
import mobius.report.comparison.ComparisonWords;
import mobius.run.folder.ResultFolder;
import mobius.run.leg.GatlingLegs;
import mobius.run.process.ExitCode;
import org.jspecify.annotations.Nullable;

/** {@code bin/mobius compare --live}. However the comparison ends, the result so far is in its folder. */
final class LiveComparison {

    private final Settings settings;
    private final Path workingFolder;
    private final Instant started = Instant.now();
    private final Path folder;
    private final GatlingLegs legs;
    private final PrintWriter out;
    private final ComparisonLines lines;
    /** The latest report, for the case that the process ends; null after it has been printed. */
    private volatile @Nullable ComparisonReport last;

    /**
     * Creates a comparison and the folder for its results.
     *
     * @param workingFolder the parent of {@code target/}
     * @param out receives the progress and the result
     * @throws IOException if the folder cannot be created
     */
    LiveComparison(Settings settings, Path workingFolder, PrintWriter out) throws IOException {
        this.settings = settings;
        this.workingFolder = workingFolder;
        this.folder = ResultFolder.make(workingFolder, "comparison", started);
        this.legs = new GatlingLegs(settings, workingFolder, folder);
        this.out = out;
        this.lines = new ComparisonLines(legs.names(), out);
    }

    /**
     * Runs the comparison.
     *
     * @return the exit code
     */
    int run() {
        legs.begin(true, Comparison.MOST_LEGS);
        ComparisonResult result = compare();
        ComparisonReport report = report(result);
        out.println(ComparisonSummary.of(report));
        out.println(new LivePage(workingFolder, report).whereToLook(folder));
        out.flush();
        return result.ending() == Ending.NOT_DEPLOYED ? ExitCode.USAGE_OR_CRASH : ExitCode.of(report.outcome());
    }

    /** Runs the comparison, and prints what is kept if it fails or the process is stopped. */
    private ComparisonResult compare() {
        Thread end = new Thread(this::tellWhatIsKept, "mobius-end-of-a-comparison");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            ComparisonResult result =
                    Comparison.run(settings.comparison().subjects(), legs.deployment(), legs, this::know);
            Runtime.getRuntime().removeShutdownHook(end);
            return result;
        } catch (RuntimeException trouble) {
            tellWhatIsKept();
            throw trouble;
        }
    }

    /** Stores and prints an intermediate result. */
    private void know(ComparisonResult known) {
        ComparisonReport report = report(known);
        last = report;
        try {
            ComparisonFiles.write(folder, report);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        lines.tell(known);
    }

    /** Prints what is kept, once only: Ctrl-C also ends the current leg, which makes the comparison fail as well. */
    private synchronized void tellWhatIsKept() {
        ComparisonReport report = last;
        last = null;
        if (report != null) {
            out.println("The comparison was stopped. "
                    + String.format(
                                    Locale.ROOT,
                                    "%d pairs are kept in %s. %s",
                                    report.result().pairs().size(),
                                    folder,
                                    new ComparisonWords(report).deployed())
                            .strip());
            out.flush();
        }
    }

    private ComparisonReport report(ComparisonResult result) {
        ComparisonSettings comparison = settings.comparison();
        return new ComparisonReport(
                result,
                legs.names(),
                comparison.settle(),
                comparison.leg(),
                settings.environment(),
                settings.profile(),
                started,
                Duration.between(started, Instant.now()));
    }
}
