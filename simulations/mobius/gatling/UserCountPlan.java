package mobius.gatling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.config.LoadSettings;
import mobius.workload.Ramp;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;

/** A workload of single users. */
final class UserCountPlan {

    private UserCountPlan() {}

    /** Users by number: {@code from} and {@code to} of each stage are how many come on each journey within it. */
    static Workload counted(LoadSettings plan, List<CountedJourney> journeys) {
        List<Stage> stages =
                plan.stages().stream().map(UserCountPlan::perSecond).toList();
        TrafficMix mix = equalShares(journeys);
        double requestsPerSecond = mix.requestsPerUser() * journeys.size();
        return new Workload(requestsPerSecond, plan.thinkTime(), stages, mix);
    }

    private static Stage perSecond(Stage stage) {
        double seconds = stage.duration().toSeconds();
        Map<String, Ramp> journeys = new LinkedHashMap<>();
        stage.journeys().forEach((journey, users) -> journeys.put(journey, perSecond(users, seconds)));
        return new Stage(stage.name(), stage.duration(), perSecond(stage.load(), seconds), journeys, stage.measured());
    }

    private static Ramp perSecond(Ramp users, double seconds) {
        return new Ramp(users.from() / seconds, users.to() / seconds);
    }

    private static TrafficMix equalShares(List<CountedJourney> journeys) {
        Map<String, TrafficMix.Share> shares = new LinkedHashMap<>();
        journeys.forEach(journey -> shares.put(journey.name(), new TrafficMix.Share(1, journey.requestsPerUser())));
        return new TrafficMix(shares);
    }
}
