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

    /** One user on each journey within the measured stages of a plan, at their load of 1x. */
    static Workload once(LoadSettings plan, List<Journey> journeys) {
        Map<String, TrafficMix.Share> shares = new LinkedHashMap<>();
        journeys.forEach(journey -> shares.put(journey.name(), new TrafficMix.Share(1, journey.requestsPerUser())));
        double requests =
                journeys.stream().mapToDouble(Journey::requestsPerUser).sum();
        Duration length = plan.stages().stream()
                .filter(Stage::measured)
                .map(Stage::duration)
                .reduce(Duration.ZERO, Duration::plus);
        return new Workload(requests / length.toSeconds(), plan.thinkTime(), plan.stages(), new TrafficMix(shares));
    }
}
