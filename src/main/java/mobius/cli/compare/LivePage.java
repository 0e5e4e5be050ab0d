package mobius.cli.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.comparison.LegResult;
import mobius.comparison.Names;
import mobius.comparison.Pair;
import mobius.comparison.Side;
import mobius.report.comparison.ComparedSide;
import mobius.report.comparison.ComparisonPage;
import mobius.report.comparison.ComparisonReport;
import mobius.report.comparison.ComparisonWords;
import mobius.report.comparison.TwoSidesReport;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.RunFolder;
import mobius.run.judge.ComparedRun;
import mobius.verdict.past.PastRuns;
import mobius.verdict.regression.RunComparison;

/** Writes the page of a live comparison from the folders of the runs that count. */
final class LivePage {

    private final Path workingFolder;
    private final ComparisonReport report;

    /**
     * Creates a page without writing it.
     *
     * @param workingFolder the base of the legs' folders
     * @param report of a comparison that has ended
     */
    LivePage(Path workingFolder, ComparisonReport report) {
        this.workingFolder = workingFolder;
        this.report = report;
    }

    /**
     * Writes {@code comparison.html} if there is a pair. If that fails, the failure is reported in the result: an answer that
     * took an hour must not be lost because its page cannot be written.
     *
     * @param folder in which the page is written
     * @return a sentence that names the file with the result
     */
    String whereToLook(Path folder) {
        Path summary = folder.resolve("comparison.md");
        if (report.result().pairs().isEmpty()) {
            return "See " + summary;
        }
        try {
            return "See " + write(folder);
        } catch (IOException | NoVerdict unreadable) {
            return "The page was not written: %s%nSee %s".formatted(unreadable.getMessage(), summary);
        } catch (RuntimeException bug) {
            return "The page was not written, which does not affect the answer: %s%nSee %s".formatted(bug, summary);
        }
    }

    private Path write(Path folder) throws IOException {
        List<ComparedRun> before = runs(Pair::before);
        List<ComparedRun> after = runs(Pair::after);
        ComparisonWords words = new ComparisonWords(report);
        return ComparisonPage.write(
                folder,
                TwoSidesReport.of(
                        side("before", Side.BEFORE, before),
                        side("after", Side.AFTER, after),
                        report.outcome(),
                        Stream.of(words.headline(), words.explanation())
                                .filter(sentence -> !sentence.isEmpty())
                                .toList(),
                        new RunComparison(
                                before.stream().map(ComparedRun::leg).toList(),
                                after.stream().map(ComparedRun::leg).toList()),
                        PastRuns.none("Legs of a comparison are not runs of the history.")));
    }

    private List<ComparedRun> runs(Function<Pair, LegResult> side) {
        return report.result().pairs().stream()
                .map(pair -> run(side.apply(pair)))
                .toList();
    }

    private ComparedRun run(LegResult leg) {
        if (leg.folder() == null) {
            throw new IllegalArgumentException("a leg that counts has a run");
        }
        return ComparedRun.in(new RunFolder(workingFolder.resolve(leg.folder())));
    }

    /**
     * The label and the version of a side. Two builds may report the same version, but the names by which they were requested
     * always differ.
     */
    private ComparedSide side(String label, Side side, List<ComparedRun> runs) {
        Names names = report.names();
        String version = runs.get(0).build();
        return new ComparedSide(
                label,
                version == null || version.equals(names.of(side))
                        ? names.of(side)
                        : "%s (%s)".formatted(names.of(side), version),
                runs.stream().map(ComparedRun::started).toList());
    }
}
