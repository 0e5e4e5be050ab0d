package mobius.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The target as an instrument: what a client sees is what was drawn. */
@Tag("live")
class TimingTest {

    /** 200 requests per second. */
    private static final int MICROS_BETWEEN_REQUESTS = 5_000;

    private static final int WARM_UP = 1_000;
    private static final int MEASURED = 2_000;
    private static final double[] SHARES = {0.5, 0.95, 0.99};

    /** One response; both in milliseconds. */
    private record Sample(double drawn, double seen) {}

    @Test
    void aClientSeesTheServiceTimesThatWereDrawn() throws Exception {
        ServiceTime read = new ServiceTime(Duration.ofMillis(8), Duration.ofMillis(25));
        try (ReferenceTarget target = ReferenceTarget.start(
                new SettingsBuilder().serviceTime("GET /auth/me", read).build())) {
            Queue<Sample> samples = measure(new Client(target));
            for (double share : SHARES) {
                double drawn = quantile(samples, Sample::drawn, share);
                assertThat(quantile(samples, Sample::seen, share))
                        .as("p" + Math.round(share * 100))
                        .isCloseTo(drawn, within(Math.max(1, drawn * 0.02)));
            }
        }
    }

    private static Queue<Sample> measure(Client client) throws Exception {
        HttpRequest request = client.request("GET", "/api/v1/auth/me", client.token(Feeders.user()), "")
                .build();
        Queue<Sample> all = new ConcurrentLinkedQueue<>();
        CountDownLatch answered = new CountDownLatch(WARM_UP + MEASURED);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        var unused = clock.scheduleAtFixedRate(
                () -> send(client, request, all, answered), 0, MICROS_BETWEEN_REQUESTS, TimeUnit.MICROSECONDS);
        assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
        clock.shutdownNow();
        return new ConcurrentLinkedQueue<>(
                all.stream().skip(WARM_UP).limit(MEASURED).toList());
    }

    private static void send(Client client, HttpRequest request, Queue<Sample> samples, CountDownLatch answered) {
        long start = System.nanoTime();
        var unused = client.http().sendAsync(request, BodyHandlers.ofString()).thenAccept(response -> {
            double seen = (System.nanoTime() - start) / 1e6;
            String timing = response.headers().firstValue("Server-Timing").orElseThrow();
            samples.add(new Sample(Double.parseDouble(timing.substring(timing.indexOf('=') + 1)), seen));
            answered.countDown();
        });
    }

    private static double quantile(Queue<Sample> samples, ToDoubleFunction<Sample> value, double share) {
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        return sorted[(int) (share * sorted.length)];
    }
}
