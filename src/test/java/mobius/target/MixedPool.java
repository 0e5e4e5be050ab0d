package mobius.target;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import mobius.budget.Budgets;

/**
 * The connection pool of the reference target as a simulation, with the traffic that it gets: requests of several kinds arrive
 * by chance (M/G/c), each holds a connection for a lognormal time of its own, and who finds none waits in a bounded queue for a
 * bounded time. It tells the truth about the load at which a percentile crosses its budget.
 */
public final class MixedPool {

    /** Near its limit a queue changes slowly: with fewer the truth itself would be off by a per cent. */
    private static final int REQUESTS = 3_000_000;

    private static final int WARM_UP = 20_000;
    private static final int HALVINGS = 12;
    private static final double P95 = 0.95;
    private static final double NANOS = 1e9;

    /** Those that hold no connection. */
    private static final Set<String> MONITORING = Set.of("GET /", "GET /health", "GET /api/v1/health", "GET /metrics");

    /**
     * One kind of request.
     *
     * @param weight its part of the traffic
     * @param service how long it takes
     * @param holds whether it holds a connection meanwhile
     * @param counts whether its response time counts for the total
     */
    public record Kind(double weight, ServiceTime service, boolean holds, boolean counts) {}

    private final TargetSettings.Pool pool;
    private final List<Kind> kinds;
    private final double weights;

    public MixedPool(TargetSettings.Pool pool, List<Kind> kinds) {
        this.pool = pool;
        this.kinds = kinds;
        this.weights = kinds.stream().mapToDouble(Kind::weight).sum();
    }

    /**
     * The pool of a target under the traffic of a run.
     *
     * @param counts how many records each request name has in the log of the run
     * @param inTotal of which names the response times count for the total
     */
    public static MixedPool of(TargetSettings target, Map<String, Long> counts, Predicate<String> inTotal) {
        List<Kind> kinds = new ArrayList<>();
        counts.forEach((name, count) -> kinds.add(kind(target, name, count, inTotal.test(name))));
        return new MixedPool(target.pool(), kinds);
    }

    /** A first chunk and a message over a socket are records of their own, and no requests that hold anything. */
    private static Kind kind(TargetSettings target, String name, long count, boolean counts) {
        String endpoint = Budgets.endpointOf(name);
        boolean request = name.equals(endpoint) || !name.matches(".*\\((first chunk|join|leave|event)\\)");
        boolean holds = request && !MONITORING.contains(endpoint);
        return new Kind(count, target.serviceTime(endpoint), holds, counts && request);
    }

    /** The rate of arrivals at which p95 of the response times crosses a limit. */
    public double requestsPerSecondAt(Duration p95) {
        double low = 0;
        double high = pool.connections() / meanHeldSeconds();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            boolean within = p95Seconds(middle, WARM_UP / middle, REQUESTS / middle, new SplittableRandom(1))
                    < p95.toNanos() / NANOS;
            low = within ? middle : low;
            high = within ? high : middle;
        }
        return low;
    }

    /** The p95 of the response times of requests that arrive while it is measured. */
    public double p95Seconds(double requestsPerSecond, double settle, double measure, RandomGenerator random) {
        double[] counted = responseSeconds(requestsPerSecond, settle, settle + measure, random);
        Arrays.sort(counted);
        return counted[(int) (P95 * counted.length)];
    }

    private double[] responseSeconds(double requestsPerSecond, double from, double to, RandomGenerator random) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int i = 0; i < pool.connections(); i++) {
            free.add(0.0);
        }
        Deque<Double> waiting = new ArrayDeque<>();
        double wait = pool.maximumWait().toNanos() / NANOS;
        List<Double> counted = new ArrayList<>();
        for (double now = 0; now < to; now -= Math.log(1 - random.nextDouble()) / requestsPerSecond) {
            Kind kind = draw(random);
            double service = kind.service().drawNanos(random) / NANOS;
            double end = now + service;
            if (kind.holds()) {
                double start = Math.max(now, free.element());
                while (!waiting.isEmpty() && waiting.element() <= now) {
                    waiting.remove();
                }
                if (start - now > wait || (start > now && waiting.size() >= pool.queue())) {
                    continue;
                }
                if (start > now) {
                    waiting.add(start);
                }
                free.remove();
                end = start + service;
                free.add(end);
            }
            if (kind.counts() && now >= from) {
                counted.add(end - now);
            }
        }
        return counted.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Kind draw(RandomGenerator random) {
        double left = random.nextDouble() * weights;
        for (Kind kind : kinds) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        return kinds.get(kinds.size() - 1);
    }

    /** The mean of a lognormal time is exp(sigma^2 / 2) times its median. */
    private double meanHeldSeconds() {
        return kinds.stream()
                        .filter(Kind::holds)
                        .mapToDouble(kind -> kind.weight() * meanSeconds(kind.service()))
                        .sum()
                / weights;
    }

    private static double meanSeconds(ServiceTime service) {
        if (service.median().isZero()) {
            return 0;
        }
        double sigma =
                Math.log((double) service.p95().toNanos() / service.median().toNanos()) / 1.6448536269514722;
        return service.median().toNanos() / NANOS * Math.exp(sigma * sigma / 2);
    }
}
