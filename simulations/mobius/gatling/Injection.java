package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.util.List;
import mobius.workload.Arrivals;
import mobius.workload.Stage;
import mobius.workload.Workload;

/** A workload in Gatling's words. */
final class Injection {

    private Injection() {}

    /** The arrivals of one journey over all stages. */
    static List<OpenInjectionStep> of(Workload workload, String journey) {
        return workload.stages().stream()
                .map(stage -> step(workload, journey, stage))
                .toList();
    }

    private static OpenInjectionStep step(Workload workload, String journey, Stage stage) {
        double from = workload.usersPerSecond(journey, stage.loadOf(journey).from());
        double to = workload.usersPerSecond(journey, stage.loadOf(journey).to());
        boolean random = workload.arrivals() == Arrivals.POISSON && to + from > 0;
        if (stage.loadOf(journey).staysLevel()) {
            var level = constantUsersPerSec(from).during(stage.duration());
            return random ? level.randomized() : level;
        }
        var ramp = rampUsersPerSec(from).to(to).during(stage.duration());
        return random ? ramp.randomized() : ramp;
    }
}
