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

/** {@code bin/mobius compare --live}. Whatever ends it, what is known by then is in its folder. */
final class LiveComparison {

    private final Settings settings;
    private final Path workingFolder;
    private final Instant started = Instant.now();
    private final Path folder;
    private final GatlingLegs legs;
    private final PrintWriter out;
    private final ComparisonLines lines;
    private volatile @Nullable ComparisonReport last;

    /**
     * A comparison whose folder is made.
     *
     * @param workingFolder in which {@code target/} lies
     */
    LiveComparison(Settings settings, Path workingFolder, PrintWriter out) throws IOException {
        this.settings = settings;
        this.workingFolder = workingFolder;
        this.folder = ResultFolder.make(workingFolder, "comparison", started);
        this.legs = new GatlingLegs(settings, workingFolder, folder);
        this.out = out;
        this.lines = new ComparisonLines(legs.names(), out);
    }

    /** Compares, and gives the exit code. */
    int run() {
        legs.begin(true, Comparison.MOST_LEGS);
        ComparisonResult result = compare();
        ComparisonReport report = report(result);
        out.println(ComparisonSummary.of(report));
        out.println(new LivePage(workingFolder, report).whereToLook(folder));
        out.flush();
        return result.ending() == Ending.NOT_DEPLOYED ? ExitCode.USAGE_OR_CRASH : ExitCode.of(report.outcome());
    }

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

    /** Once: Ctrl-C ends the leg that is under way, too, and with it the comparison. */
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
