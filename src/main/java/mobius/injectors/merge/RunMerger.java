package mobius.injectors.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mobius.budget.Budgets;
import mobius.config.budget.SavedBudgets;
import mobius.measure.Measurement;
import mobius.measure.MeasurementFile;
import mobius.measure.tally.PartsMeasurer;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import mobius.telemetry.CounterSums;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Telemetry;
import mobius.traffic.TrafficMetrics;
import mobius.verdict.evidence.Conditions;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.evidence.InjectorResult;
import mobius.verdict.evidence.InjectorTraffic;
import mobius.verdict.evidence.Injectors;
import mobius.verdict.evidence.RunView;
import mobius.verdict.validity.Delays;
import mobius.verdict.validity.InjectorGates;
import mobius.workload.Workload;

/**
 * Makes one run of the parts that several injectors have left. The folder that it writes is judged like any other: its counts and
 * histograms are those of all logs added up, which are those of one log with all records. One part is read at a time.
 */
public final class RunMerger {

    private final Parts parts;
    private final Workload plan;
    private final Budgets budgets;
    private final Moments moments;
    private final PartsMeasurer whole;
    private final RegionTally regions;
    private final CounterSums traffic = new CounterSums(InjectorMetrics.SOURCE, TrafficMetrics::isCounter);
    private final NotedOfParts noted = new NotedOfParts();
    private final List<InjectorResult> results = new ArrayList<>();

    private RunMerger(Parts parts) throws IOException {
        RunFile first = parts.first().run();
        this.parts = parts;
        this.plan = first.plan().workload();
        this.budgets = SavedBudgets.read(Optional.of(first.settings()), Optional.empty());
        this.moments = Moments.of(parts, plan);
        this.whole = new PartsMeasurer(offered(), budgets::inTotal, moments.zero());
        this.regions = new RegionTally(budgets::inTotal);
    }

    /**
     * Merges the parts of a run.
     *
     * @param folders of the parts, in any order
     * @param results where runs are, for the new folder
     * @return the new folder, which is named after that of the first injector
     * @throws NoVerdict when the folders are not parts of one run, or one of them is damaged or cannot be read or written
     */
    public static RunFolder merge(List<Path> folders, Path results) {
        Parts parts = Parts.of(folders);
        RunFolder merged = folderOf(parts.first(), results);
        try {
            new RunMerger(parts).mergeInto(merged);
        } catch (IOException failure) {
            throw new NoVerdict(
                    "the parts could not be merged into " + merged.path() + ": " + failure.getMessage()
                            + "; check permissions and free space",
                    failure);
        }
        return merged;
    }

    /** Parts of several runs may have the same names, such as part-0; a merged run never replaces another one. */
    private static RunFolder folderOf(Part first, Path results) {
        String name = String.valueOf(first.folder().path().getFileName());
        RunFolder merged = new RunFolder(results.resolve(name + "-merged"));
        boolean isOfAnotherRun = Files.exists(merged.runFile())
                && !RunFile.read(merged.runFile()).id().equals(first.run().id());
        return isOfAnotherRun
                ? new RunFolder(results.resolve(name + "-" + first.run().id() + "-merged"))
                : merged;
    }

    private void mergeInto(RunFolder merged) throws IOException {
        for (Part part : parts.all()) {
            add(part);
        }
        Files.createDirectories(merged.path());
        MeasurementFile.write(merged.measurement(), whole.measurement());
        new MergedRunFile(parts, offered()).file().write(merged.runFile());
        InjectorsFile.write(merged.injectors(), injectors());
        RunFolder first = parts.first().folder();
        copyTelemetry(first.telemetry(), merged.telemetry());
        copy(first.statements(), merged.statements());
        copy(first.plans(), merged.plans());
        noted.write(merged);
    }

    /** The load of those that are there, if the others may be missing. */
    private Workload offered() {
        double share = (double) parts.all().size() / parts.planned();
        return parts.areEnough() && share < 1 ? plan.times(share) : plan;
    }

    private void add(Part part) throws IOException {
        Workload share = part.share().of(plan);
        Measurement own = whole.add(part.folder().log(), share, moments.injectionMillis(part));
        Double distance = moments.clocks(part).roundTrip();
        regions.add(part.region(), own, share, distance);
        Optional<Telemetry> telemetry = telemetry(part);
        telemetry.ifPresent(recorded -> traffic.add(recorded, moments.correctionMillis(part)));
        noted.add(part.folder());
        RunView view = new RunView(new Evidence(own, Optional.of(share), budgets, telemetry, conditions(part.run())));
        results.add(new InjectorResult(
                part.share().index(),
                part.run().suite().host(),
                part.region(),
                part.folder().path().toString(),
                InjectorTraffic.of(own, share, budgets::inTotal, distance),
                moments.clock(part),
                Delays.share(view),
                InjectorGates.ask(view, parts.all().size())));
    }

    private Injectors injectors() {
        return new Injectors(
                Injectors.SCHEMA,
                parts.planned(),
                parts.first().mayBeMissing(),
                parts.missing(),
                parts.doubled(),
                results,
                regions.regions());
    }

    private static Optional<Telemetry> telemetry(Part part) throws IOException {
        Path file = part.folder().telemetry();
        return Files.exists(file) ? Optional.of(Telemetry.read(file)) : Optional.empty();
    }

    private static Conditions conditions(RunFile run) {
        return new Conditions(
                run.plan().smokeCheck(),
                run.platform().onInjectorMachine(),
                Set.copyOf(run.requests()),
                OptionalLong.empty(),
                run.leftOut(),
                run.plan().warmUpConstant());
    }

    /** The platform's servers were read by one injector only. Its requests are those of all. */
    private void copyTelemetry(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        if (Files.exists(from)) {
            traffic.copy(from, to);
        }
    }

    /** The platform's servers were read by one injector only. A file of an earlier merge is of no use. */
    private static void copy(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        if (Files.exists(from)) {
            Files.copy(from, to);
        }
    }
}
