package mobius.reference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import mobius.reference.settings.TargetSettings;

/**
 * The connection pool of the reference target as a simulation, with the traffic that it gets: each request holds a connection for
 * a lognormal time of its own, and one that finds none waits in a queue for a bounded time. It tells the truth about the load
 * at which a percentile crosses its budget.
 */
public final class MixedPool {

    /** Near its limit a queue changes slowly: with fewer the truth itself would be off by a per cent. */
    private static final int REQUESTS = 3_000_000;

    private static final int WARM_UP = 20_000;
    private static final int HALVINGS = 10;
    private static final double P95 = 0.95;
    private static final double NANOS = 1e9;

    private final TargetSettings.Pool pool;
    private final Traffic traffic;
    private final Map<Duration, Double> known = new HashMap<>();

    public MixedPool(TargetSettings.Pool pool, Traffic traffic) {
        this.pool = pool;
        this.traffic = traffic;
    }

    /** The rate of arrivals at which p95 of the response times crosses a limit, to 0.1 %. */
    public double requestsPerSecondAt(Duration p95) {
        return known.computeIfAbsent(p95, this::simulated);
    }

    private boolean isFull(int waiting) {
        return pool.overflow() == TargetSettings.Overflow.SHED && waiting >= pool.queue();
    }

    private double simulated(Duration p95) {
        double low = 0;
        double high = pool.connections() / traffic.heldSeconds();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            boolean within = p95Seconds(middle, WARM_UP / middle, REQUESTS / middle, new SplittableRandom(1))
                    < p95.toNanos() / NANOS;
            low = within ? middle : low;
            high = within ? high : middle;
        }
        return low;
    }

    /**
     * What was measured for some time.
     *
     * @param sentPerSecond the requests that arrived: fewer than are offered where users wait for answers
     * @param p95Seconds of the response times of those that count
     */
    public record Measured(double sentPerSecond, double p95Seconds) {}

    /** The p95 of the response times of requests that arrive while it is measured. */
    public double p95Seconds(double requestsPerSecond, double settle, double measure, RandomGenerator random) {
        return measured(requestsPerSecond, settle, measure, random).p95Seconds();
    }

    /** Nobody is there at first; what is measured are requests that arrive after the pool has settled. */
    public Measured measured(double requestsPerSecond, double settle, double measure, RandomGenerator random) {
        double from = settle;
        double to = settle + measure;
        long sent = 0;
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int i = 0; i < pool.connections(); i++) {
            free.add(0.0);
        }
        Deque<Double> waiting = new ArrayDeque<>();
        double wait = pool.maximumWait().toNanos() / NANOS;
        List<Double> counted = new ArrayList<>();
        Traffic.Arrivals arrivals = traffic.at(requestsPerSecond, random);
        for (double now = arrivals.next(); now < to; now = arrivals.next()) {
            sent += now >= from ? 1 : 0;
            Traffic.Kind kind = arrivals.kind();
            double service = kind.service().drawNanos(random) / NANOS;
            double end = now + service;
            if (kind.holds()) {
                double start = Math.max(now, free.element());
                while (!waiting.isEmpty() && waiting.element() <= now) {
                    waiting.remove();
                }
                if (start - now > wait || (start > now && isFull(waiting.size()))) {
                    arrivals.answered(Math.min(start, now + wait));
                    continue;
                }
                if (start > now) {
                    waiting.add(start);
                }
                free.remove();
                end = start + service;
                free.add(end);
            }
            arrivals.answered(end);
            if (kind.counts() && now >= from) {
                counted.add(end - now);
            }
        }
        double[] sorted =
                counted.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Measured(sent / measure, sorted[(int) (P95 * sorted.length)]);
    }
}
