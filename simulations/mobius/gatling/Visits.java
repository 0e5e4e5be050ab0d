package mobius.gatling;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.config.LoadSettings;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;

/** A workload of single users. */
final class Visits {

    private Visits() {}

    /** Users by number: {@code from} and {@code to} of each stage are how many come on each journey within it. */
    static Workload counted(LoadSettings plan, List<CountedJourney> journeys) {
        List<Stage> stages = plan.stages().stream().map(Visits::perSecond).toList();
        TrafficMix mix = equalShares(journeys);
        double requestsPerSecond = mix.requestsPerUser() * journeys.size();
        return new Workload(requestsPerSecond, plan.thinkTime(), stages, mix);
    }

    private static Stage perSecond(Stage stage) {
        double seconds = stage.duration().toSeconds();
        double from = stage.load().from() / seconds;
        double to = stage.load().to() / seconds;
        return new Stage(stage.name(), stage.duration(), from, to, stage.measured());
    }

    private static TrafficMix equalShares(List<CountedJourney> journeys) {
        Map<String, TrafficMix.Share> shares = new LinkedHashMap<>();
        journeys.forEach(journey -> shares.put(journey.name(), new TrafficMix.Share(1, journey.requestsPerUser())));
        return new TrafficMix(shares);
    }

    /** One user on each journey within the measured stages of a plan, at their load of 1x. */
    static Workload once(LoadSettings plan, List<CountedJourney> journeys) {
        double requests =
                journeys.stream().mapToDouble(CountedJourney::requestsPerUser).sum();
        Duration length = plan.stages().stream()
                .filter(Stage::measured)
                .map(Stage::duration)
                .reduce(Duration.ZERO, Duration::plus);
        return new Workload(requests / length.toSeconds(), plan.thinkTime(), plan.stages(), equalShares(journeys));
    }
}
