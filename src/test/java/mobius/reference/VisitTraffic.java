package mobius.reference;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import mobius.budget.Budgets;
import mobius.reference.settings.TargetSettings;
import mobius.workload.TrafficMix;
import mobius.workload.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Requests as the users of a simulation send them: those of one journey arrive at even intervals, and each thinks for an
 * exponential time after each answer. Over seconds such a load is steadier than one that arrives by chance, and a pool carries
 * more of it: its queue grows with what many seconds bring too much.
 */
public final class VisitTraffic implements Traffic {

    /** Those that hold no connection. */
    private static final Set<String> MONITORING = Set.of("GET /", "GET /health", "GET /api/v1/health", "GET /metrics");

    private final List<Journey> journeys;
    private final Duration think;

    /**
     * What the users of one journey send.
     *
     * @param usersPerRequest how many of them arrive for each request of all journeys
     * @param requests of one user, in their order
     */
    private record Journey(double usersPerRequest, List<Kind> requests) {}

    private VisitTraffic(List<Journey> journeys, Duration think) {
        this.journeys = journeys;
        this.think = think;
    }

    /**
     * The users of a mix.
     *
     * @param weights how often users choose each journey
     * @param visits what one user of each journey sends
     * @param think the mean pause after an answer
     * @param target for the service times of its endpoints
     * @param inTotal of which endpoints the response times count for the total
     */
    public static VisitTraffic of(
            Map<String, Double> weights,
            Map<String, Visit> visits,
            Duration think,
            TargetSettings target,
            Predicate<String> inTotal) {
        Map<String, TrafficMix.Share> shares = new LinkedHashMap<>();
        weights.forEach((journey, weight) -> shares.put(
                journey, new TrafficMix.Share(weight, visit(visits, journey).requestsPerUser())));
        TrafficMix mix = new TrafficMix(shares);
        List<Journey> journeys = new ArrayList<>();
        for (String journey : weights.keySet()) {
            List<Kind> whole = new ArrayList<>();
            List<Kind> whoSignsIn = new ArrayList<>();
            double share = 1;
            for (Map.Entry<String, Double> sent : visit(visits, journey).sent().entrySet()) {
                String endpoint = Budgets.endpointOf(sent.getKey());
                boolean holds = !MONITORING.contains(endpoint);
                Kind kind = new Kind(target.serviceTime(endpoint), holds, inTotal.test(sent.getKey()));
                int times = sent.getValue().intValue();
                whole.addAll(Collections.nCopies(times, kind));
                whoSignsIn.addAll(Collections.nCopies((int) Math.ceil(sent.getValue()), kind));
                share = Math.min(share, times == 0 ? sent.getValue() : 1);
            }
            double usersPerSecond = mix.usersPerSecond(journey, 1);
            journeys.add(new Journey(usersPerSecond * share, whoSignsIn));
            if (share < 1) {
                journeys.add(new Journey(usersPerSecond * (1 - share), whole));
            }
        }
        return new VisitTraffic(journeys, think);
    }

    /** The users of one journey, who each send so many requests of one kind. */
    public static VisitTraffic of(int requestsPerUser, Kind kind, Duration think) {
        List<Kind> requests = Collections.nCopies(requestsPerUser, kind);
        return new VisitTraffic(List.of(new Journey(1.0 / requestsPerUser, requests)), think);
    }

    private static Visit visit(Map<String, Visit> visits, String journey) {
        return requireNonNull(visits.get(journey), journey);
    }

    @Override
    public double heldSeconds() {
        return journeys.stream()
                .mapToDouble(journey -> journey.usersPerRequest()
                        * journey.requests().stream()
                                .mapToDouble(Kind::heldSeconds)
                                .sum())
                .sum();
    }

    @Override
    public Arrivals at(double requestsPerSecond, RandomGenerator random) {
        return new Users(requestsPerSecond, random);
    }

    /** One request to come: the first of the next user of a journey, or the next of a user who is there. */
    private record Coming(double at, Journey journey, int request) {}

    private final class Users implements Arrivals {

        private final PriorityQueue<Coming> coming = new PriorityQueue<>(Comparator.comparingDouble(Coming::at));
        private final double requestsPerSecond;
        private final RandomGenerator random;
        private @Nullable Coming here;

        Users(double requestsPerSecond, RandomGenerator random) {
            this.requestsPerSecond = requestsPerSecond;
            this.random = random;
            journeys.forEach(journey -> coming.add(new Coming(random.nextDouble() * interval(journey), journey, 0)));
        }

        @Override
        public double next() {
            Coming next = coming.remove();
            if (next.request() == 0) {
                coming.add(new Coming(next.at() + interval(next.journey()), next.journey(), 0));
            }
            here = next;
            return next.at();
        }

        @Override
        public Kind kind() {
            return here().journey().requests().get(here().request());
        }

        @Override
        public void answered(double seconds) {
            int next = here().request() + 1;
            if (next < here().journey().requests().size()) {
                double pause = -Math.log(1 - random.nextDouble()) * think.toNanos() / 1e9;
                coming.add(new Coming(seconds + pause, here().journey(), next));
            }
        }

        private Coming here() {
            return requireNonNull(here);
        }

        private double interval(Journey journey) {
            return 1 / (journey.usersPerRequest() * requestsPerSecond);
        }
    }
}
