package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;

import io.gatling.core.controller.inject.open.OpenInjectionSupport;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.util.List;
import mobius.injectors.InjectorShare;
import mobius.workload.Arrivals;
import mobius.workload.Stage;
import mobius.workload.Workload;
import scala.jdk.javaapi.CollectionConverters;

/** A workload in Gatling's words. */
final class Injection {

    private Injection() {}

    /**
     * The users of a journey who arrive from this injector.
     *
     * @param scenario of the journey, which has its name
     * @param workload the plan of all injectors together
     */
    static PopulationBuilder into(ScenarioBuilder scenario, Workload workload, String journey, InjectorShare share) {
        if (share.isWhole()) {
            return scenario.injectOpen(of(workload, journey));
        }
        return new PopulationBuilder(scenario.wrapped.inject(OpenInjectionSupport.OpenInjectionProfileFactory()
                .profile(CollectionConverters.asScala(of(workload, journey, share)))));
    }

    /** The arrivals of one journey from one of several injectors. */
    static List<io.gatling.core.controller.inject.open.OpenInjectionStep> of(
            Workload workload, String journey, InjectorShare share) {
        // Independent users of several injectors are independent users at the sum of their rates. Random steps cannot
        // be dealt: each
        // injector would draw others.
        return workload.arrivals() == Arrivals.POISSON
                ? asScala(of(share.of(workload), journey))
                : DealtStep.of(asScala(of(workload, journey)), placeOf(journey, workload), share);
    }

    private static List<io.gatling.core.controller.inject.open.OpenInjectionStep> asScala(
            List<OpenInjectionStep> steps) {
        return steps.stream().map(OpenInjectionStep::asScala).toList();
    }

    /** The arrivals of one journey over all stages. */
    static List<OpenInjectionStep> of(Workload workload, String journey) {
        return workload.stages().stream()
                .map(stage -> step(workload, journey, stage))
                .toList();
    }

    private static long placeOf(String journey, Workload workload) {
        return workload.mix().shares().keySet().stream().sorted().toList().indexOf(journey);
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
