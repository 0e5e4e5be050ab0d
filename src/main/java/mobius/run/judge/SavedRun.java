package mobius.run.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mobius.budget.Budgets;
import mobius.config.SavedEconomy;
import mobius.config.TraceSettings;
import mobius.config.budget.SavedBudgets;
import mobius.history.PastRunsFile;
import mobius.injectors.merge.InjectorsFile;
import mobius.injectors.merge.Part;
import mobius.measure.Measurement;
import mobius.measure.MeasurementFile;
import mobius.measure.PageSampleFile;
import mobius.measure.tally.Measurer;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import mobius.run.preflight.AcceptedConnections;
import mobius.telemetry.Telemetry;
import mobius.telemetry.postgres.StatementPlan;
import mobius.telemetry.postgres.StatementUse;
import mobius.trace.NotedTraces;
import mobius.trace.TracedTime;
import mobius.traffic.NotedRequest;
import mobius.verdict.evidence.Conditions;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.past.PastRuns;
import mobius.workload.Workload;

/** Reads what a run has left in its folder into the evidence of a verdict. Whatever is missing stays unknown. */
public final class SavedRun {

    private final RunFolder folder;
    private final Optional<RunFile> run;
    private final Optional<Telemetry> telemetry;

    private SavedRun(RunFolder folder) {
        this.folder = folder;
        this.run = optional(folder.runFile()).map(RunFile::read);
        this.telemetry = optional(folder.telemetry(), Telemetry::read, "the metrics of its injector");
    }

    /**
     * Opens the folder of a run.
     *
     * @throws NoVerdict when it is no such folder, or a file in it is damaged
     */
    public static SavedRun in(RunFolder folder) {
        if (!Files.isDirectory(folder.path())) {
            throw new NoVerdict("There is no folder " + folder.path() + "; name the folder of a run, or use --last");
        }
        SavedRun saved = new SavedRun(folder);
        saved.run.flatMap(Part::shareOf).ifPresent(share -> {
            throw new NoVerdict(folder.path() + " is the part of " + share
                    + ", and there is no verdict on a part; merge all parts with bin/mobius merge");
        });
        if (saved.run.filter(Part::isMerged).isPresent() && !Files.exists(folder.injectors())) {
            throw new NoVerdict(
                    folder.injectors() + " is missing, without which the injectors of the run cannot be trusted;"
                            + " merge the parts again with bin/mobius merge");
        }
        return saved;
    }

    Optional<RunFile> run() {
        return run;
    }

    /**
     * All that a verdict rests on.
     *
     * @param changes budgets that differ from those of the run
     */
    public Evidence evidence(Optional<Path> changes) {
        Budgets budgets = SavedBudgets.read(run.map(RunFile::settings), changes);
        return new Evidence(
                measurement(budgets),
                workload(),
                budgets,
                telemetry,
                run.map(this::conditions).orElseGet(Conditions::unknown),
                optional(folder.samples(), PageSampleFile::read, "its lists and searches")
                        .orElse(List.of()),
                optional(folder.statements(), StatementUse.FILE::read, "the statements of its database"),
                optional(folder.plans(), StatementPlan.FILE::read, "the plans of its statements")
                        .orElse(List.of()),
                SavedEconomy.read(run.map(RunFile::settings)),
                optional(folder.history()).map(SavedRun::past),
                optional(folder.injectors()).map(InjectorsFile::read));
    }

    /** The slowest and the failed requests, for the report. */
    NotedTraces noted() {
        return new NotedTraces(
                optional(folder.slowest(), NotedRequest.FILE::read, "its slowest requests")
                        .orElse(List.of()),
                optional(folder.traces(), TracedTime.FILE::read, "its traces").orElse(List.of()),
                TraceSettings.savedLink(run.map(RunFile::settings)));
    }

    private Optional<Workload> workload() {
        return run.map(file -> file.plan().workload());
    }

    /** The log is what happened; the measurement saved from it stands in where the log has been thrown away. */
    private Measurement measurement(Budgets budgets) {
        return Files.exists(folder.log()) ? measured(budgets) : savedMeasurement();
    }

    private Measurement measured(Budgets budgets) {
        Optional<Workload> plan = workload();
        try {
            return plan.isPresent()
                    ? Measurer.measure(folder.log(), plan.get(), budgets::inTotal)
                    : Measurer.measure(folder.log());
        } catch (IOException unreadable) {
            throw new NoVerdict(
                    folder.log() + " cannot be read (" + unreadable + "); check its permissions and its disk",
                    unreadable);
        }
    }

    private Measurement savedMeasurement() {
        if (!Files.exists(folder.measurement())) {
            throw new NoVerdict(folder.path() + " contains neither simulation.log nor measurement.json;"
                    + " name the folder of a run, in target/gatling");
        }
        try {
            return MeasurementFile.read(folder.measurement());
        } catch (IOException damaged) {
            throw new NoVerdict(String.valueOf(damaged.getMessage()), damaged);
        }
    }

    /** A reader of a file. */
    private interface Reading<T> {

        T of(Path file) throws IOException;
    }

    /**
     * Reads a file that a run need not have.
     *
     * @param content what the run is judged without if the file is removed
     * @throws NoVerdict if it is damaged
     */
    private static <T> Optional<T> optional(Path file, Reading<T> reading, String content) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.of(file));
        } catch (IOException damaged) {
            throw new NoVerdict(
                    file + " is damaged (" + damaged.getMessage()
                            + "); restore it, or remove it to judge the run without " + content,
                    damaged);
        }
    }

    private static PastRuns past(Path file) {
        try {
            return PastRunsFile.read(file);
        } catch (IOException damaged) {
            throw new NoVerdict(
                    file + " " + damaged.getMessage()
                            + "; restore it, or remove it to judge the run without its history",
                    damaged);
        }
    }

    private Conditions conditions(RunFile file) {
        return new Conditions(
                file.plan().smokeCheck(),
                file.platform().onInjectorMachine(),
                Set.copyOf(file.requests()),
                telemetry.map(AcceptedConnections::during).orElse(OptionalLong.empty()),
                file.leftOut(),
                file.plan().warmUpConstant());
    }

    private static Optional<Path> optional(Path file) {
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }
}
