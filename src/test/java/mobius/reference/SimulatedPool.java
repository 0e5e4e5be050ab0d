package mobius.reference;

import java.time.Duration;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import mobius.reference.settings.ServiceTime;

/**
 * The connection pool of the reference target without a limit to its queue, as a simulation: requests arrive by chance, wait in
 * one queue for one of {@code c} connections, and hold it for a lognormal time (M/G/c). It tells the truth about a load: the
 * percentile of a real run is that of one short sample of it.
 */
public final class SimulatedPool {

    private static final int REQUESTS = 150_000;
    private static final int WARM_UP = REQUESTS / 20;
    private static final int HALVINGS = 12;
    private static final double P95 = 0.95;
    private static final double NANOS = 1e9;

    private final int connections;
    private final ServiceTime service;

    public SimulatedPool(int connections, ServiceTime service) {
        this.connections = connections;
        this.service = service;
    }

    /** The rate of arrivals at which p95 of the response times crosses a limit, to 0.1 %. */
    public double requestsPerSecondAt(Duration p95) {
        double low = 0;
        double high = connections * NANOS / service.median().toNanos();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            boolean within = p95Seconds(middle) < p95.toNanos() / NANOS;
            low = within ? middle : low;
            high = within ? high : middle;
        }
        return low;
    }

    /** The response times, in seconds, of requests that arrive at these moments, in seconds and in order. */
    public double[] responseSeconds(double[] arrivals, RandomGenerator random) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int i = 0; i < connections; i++) {
            free.add(0.0);
        }
        double[] responses = new double[arrivals.length];
        for (int i = 0; i < arrivals.length; i++) {
            double end = Math.max(arrivals[i], free.remove()) + service.drawNanos(random) / NANOS;
            free.add(end);
            responses[i] = end - arrivals[i];
        }
        return responses;
    }

    private double p95Seconds(double requestsPerSecond) {
        SplittableRandom random = new SplittableRandom(1);
        double[] arrivals = new double[REQUESTS];
        double now = 0;
        for (int i = 0; i < REQUESTS; i++) {
            now -= Math.log(1 - random.nextDouble()) / requestsPerSecond;
            arrivals[i] = now;
        }
        double[] steady = Arrays.copyOfRange(responseSeconds(arrivals, random), WARM_UP, REQUESTS);
        Arrays.sort(steady);
        return steady[(int) (P95 * steady.length)];
    }
}
