package mobius.run.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mobius.measure.Measurement;
import mobius.measure.MeasurementFile;
import mobius.measure.RunFacts;
import mobius.report.ReportFiles;
import mobius.report.text.RunInfo;
import mobius.report.text.RunReport;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import mobius.runlog.RunLogOutcome;
import mobius.verdict.Judge;
import mobius.verdict.budget.SuggestedBudget;
import mobius.verdict.budget.SuggestedBudgets;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.leak.GrowthLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the verdict on a run from the files in its folder, and writes it beside them. The log is never altered. */
public final class RunJudge {

    private RunJudge() {}

    /**
     * Judges a run and writes {@code measurement.json} and the reports, and for a baseline the budgets that it suggests. The
     * measurement of a whole log stays when that log has been damaged since.
     *
     * @param folder of the run; without a {@code run.json} it is judged without a plan
     * @param budgets a file with budgets that differ from those of the run
     * @throws NoVerdict when there is nothing to judge, or a file is damaged or cannot be read or written
     * @throws mobius.config.hocon.ConfigurationException with everything that is wrong with the budgets
     */
    public static RunReport judge(RunFolder folder, Optional<Path> budgets) {
        return judge(folder, budgets, unwritable -> {
            throw new NoVerdict(String.valueOf(unwritable.getMessage()), unwritable);
        });
    }

    /**
     * As {@link #judge(RunFolder, Optional)}, for a verdict that is wanted even if it cannot be written.
     *
     * @param unwritten gets each failure to write, which names the file and what to do about it
     */
    public static RunReport judge(RunFolder folder, Optional<Path> budgets, Consumer<IOException> unwritten) {
        SavedRun saved = SavedRun.in(folder);
        Evidence evidence = saved.evidence(budgets);
        RunReport judged = new RunReport(
                tested(saved.run(), evidence),
                Judge.judge(evidence),
                evidence.measurement(),
                evidence.budgets(),
                evidence.telemetry(),
                GrowthLine.of(evidence),
                saved.noted(),
                evidence.injectors());
        List<SuggestedBudget> suggested = SuggestedBudgets.of(evidence);
        attempt(unwritten, () -> {
            if (!wouldLoseRecords(folder.measurement(), judged.measurement())) {
                MeasurementFile.write(folder.measurement(), judged.measurement());
            }
        });
        attempt(unwritten, () -> ReportFiles.write(folder.path(), judged));
        attempt(unwritten, () -> ReportFiles.write(folder.path(), suggested));
        return judged;
    }

    /** Does what may fail to be written, and goes on. */
    static void attempt(Consumer<IOException> unwritten, Writing writing) {
        try {
            writing.run();
        } catch (IOException failure) {
            unwritten.accept(failure);
        }
    }

    @FunctionalInterface
    interface Writing {

        void run() throws IOException;
    }

    /** A log that was damaged after it had been measured must not take its measurement with it. */
    private static boolean wouldLoseRecords(Path saved, Measurement now) {
        if (isWhole(now) || !isWholeMeasurement(saved)) {
            return false;
        }
        // Made here, because to set up the logging takes a tenth of the time of a judgement, and hardly any has to be
        // logged.
        Logger log = LoggerFactory.getLogger(RunJudge.class);
        log.warn(
                "The log was damaged after {} was made from it, so the verdict covers only its readable part. That file"
                        + " is unchanged: restore the log, or move it away to judge the saved measurement.",
                saved);
        return true;
    }

    private static boolean isWholeMeasurement(Path file) {
        try {
            return Files.exists(file) && isWhole(MeasurementFile.read(file));
        } catch (IOException damaged) {
            return false;
        }
    }

    private static boolean isWhole(Measurement measurement) {
        return measurement.log().ending() == RunLogOutcome.Ending.COMPLETE;
    }

    private static RunInfo tested(Optional<RunFile> run, Evidence evidence) {
        Optional<RunFacts> log = Optional.ofNullable(evidence.measurement().run());
        return new RunInfo(
                run.map(RunFile::simulation)
                        .or(() -> log.map(RunFacts::simulation))
                        .orElse(null),
                run.map(RunFile::environment).orElse(null),
                run.map(RunFile::profile).orElse(null),
                started(evidence.measurement()),
                log.map(facts -> Duration.ofMillis(facts.durationMillis())).orElse(null),
                run.map(file -> file.platform().version()).orElse(null),
                run.map(RunFile::seed).orElse(null),
                evidence.workload());
    }

    private static @Nullable Instant started(Measurement measurement) {
        return Optional.ofNullable(measurement.run())
                .map(RunFacts::injectionStarted)
                .orElse(null);
    }
}
