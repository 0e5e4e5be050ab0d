package mobius.gatling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.config.LoadSettings;
import mobius.workload.Ramp;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;

/**
 * A plan in which each journey is alone while it is measured. The first stage comes once, and all journeys share the rate in
 * it; the others are repeated for each journey, which has the whole rate.
 */
final class IsolatedPlan {

    private static final Ramp NOBODY = new Ramp(0, 0);

    private final LoadSettings asked;
    private final List<CountedJourney> journeys;

    IsolatedPlan(LoadSettings asked, List<CountedJourney> journeys) {
        this.asked = asked;
        this.journeys = journeys;
    }

    TrafficMix mix() {
        Map<String, TrafficMix.Share> shares = new LinkedHashMap<>();
        journeys.forEach(journey -> shares.put(journey.name(), new TrafficMix.Share(1, journey.requestsPerUser())));
        return new TrafficMix(shares);
    }

    /** 1x is now every journey at the rate that was asked for, at once, which never happens. */
    LoadSettings plan() {
        double requestsPerUserOfAll =
                journeys.stream().mapToDouble(CountedJourney::requestsPerUser).sum();
        return asked.with(asked.peakRequestsPerSecond() * requestsPerUserOfAll, stages());
    }

    private List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        stages.add(shared(asked.stages().get(0)));
        for (CountedJourney journey : journeys) {
            asked.stages().stream().skip(1).forEach(stage -> stages.add(alone(stage, journey.name())));
        }
        return stages;
    }

    private Stage shared(Stage stage) {
        int parts = journeys.size();
        Ramp load = new Ramp(stage.load().from() / parts, stage.load().to() / parts);
        return new Stage(stage.name(), stage.duration(), load, Map.of(), stage.measured());
    }

    private static Stage alone(Stage stage, String journey) {
        String name = stage.measured() ? journey : stage.name() + " " + journey;
        return new Stage(name, stage.duration(), NOBODY, Map.of(journey, stage.load()), stage.measured());
    }
}
