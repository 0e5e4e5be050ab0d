package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.util.List;
import mobius.workload.Stage;
import mobius.workload.Workload;

/** A workload in Gatling's words. Users arrive at even intervals, so that what was planned for a second is a number. */
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
        return stage.loadOf(journey).staysLevel()
                ? constantUsersPerSec(from).during(stage.duration())
                : rampUsersPerSec(from).to(to).during(stage.duration());
    }
}
