package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the metrics of the drop-in cost: the CPU time of the application for the same requests, with it and without it. */
@Tag("proof")
class MetricsDropInCostTest {

    private static final int ROUNDS = 10;
    private static final int REQUESTS_OF_EACH = 150;
    private static final double MOST = 1.05;
    private static final List<String> PATHS =
            List.of("/api/v1/projects", "/api/v1/contexts/search?limit=20", "/api/v1/contexts", "/api/v1/auth/me");

    /** One of the two platforms, with a user who is signed in. */
    private record Side(ProcessHandle process, PlatformCaller user) {

        static Side of(RealPlatform platform) throws IOException {
            PlatformCaller caller = new PlatformCaller(platform.url());
            String account = "{'email': 'ada@mobius.example', 'password': 'Welcome2Mobius'}";
            String token = caller.post("/api/v1/auth/login", account).text("/data/token");
            return new Side(platform.process("app"), caller.as(token));
        }

        /** The CPU time, in seconds, that a round of requests takes. */
        double round() throws IOException {
            double before = cpuSeconds();
            for (int request = 0; request < REQUESTS_OF_EACH; request++) {
                for (String path : PATHS) {
                    assertThat(user.get(path).status()).isEqualTo(200);
                }
            }
            return cpuSeconds() - before;
        }

        private double cpuSeconds() {
            return process.info().totalCpuDuration().orElseThrow().toMillis() / 1_000.0;
        }
    }

    /** Rounds alternate, so that a change of the machine meets both. */
    @Test
    void itTakesAtMostATwentiethMoreCpuTime() throws Exception {
        PlatformOptions stock = PlatformOptions.of(WireFormat.CLIENT).withOtherPeoplesData();
        try (RealPlatform plain = RealPlatform.start(stock);
                RealPlatform measured = RealPlatform.start(stock.withMetricsDropIn())) {
            Side without = Side.of(plain);
            Side with = Side.of(measured);
            without.round();
            with.round();
            double secondsWithout = 0;
            double secondsWith = 0;
            for (int round = 0; round < ROUNDS; round++) {
                secondsWithout += without.round();
                secondsWith += with.round();
            }
            double millis = 1_000.0 / (ROUNDS * REQUESTS_OF_EACH * PATHS.size());
            System.out.printf(
                    Locale.ROOT,
                    "CPU time of a request: %.3f ms with the drop-in, %.3f ms without, ratio %.3f%n",
                    secondsWith * millis,
                    secondsWithout * millis,
                    secondsWith / secondsWithout);
            assertThat(secondsWith / secondsWithout).isLessThan(MOST);
        }
    }
}
