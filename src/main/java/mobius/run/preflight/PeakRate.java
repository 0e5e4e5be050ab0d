package mobius.run.preflight;

import java.util.stream.DoubleStream;
import mobius.workload.Ramp;
import mobius.workload.Stage;
import mobius.workload.Workload;

/** The highest rate of a plan, in requests per second over all journeys. Load is linear within a stage. */
final class PeakRate {

    private PeakRate() {}

    static double of(Workload workload) {
        return workload.stages().stream()
                .flatMapToDouble(stage -> DoubleStream.of(at(workload, stage, true), at(workload, stage, false)))
                .max()
                .orElse(0);
    }

    private static double at(Workload workload, Stage stage, boolean start) {
        return workload.mix().shares().entrySet().stream()
                .mapToDouble(journey -> {
                    Ramp load = stage.loadOf(journey.getKey());
                    double users = workload.usersPerSecond(journey.getKey(), start ? load.from() : load.to());
                    return users * journey.getValue().requestsPerUser();
                })
                .sum();
    }
}
