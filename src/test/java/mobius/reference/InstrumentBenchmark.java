package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference target is an instrument: fast, small and exact. docs/method/benchmarks.md has the figures. */
@Tag("proof")
class InstrumentBenchmark {

    private static final int ROUNDS = 3;
    private static final int WRK_SECONDS = 10;
    private static final int CONNECTIONS = 10_000;
    private static final long MEBIBYTE = 1 << 20;
    private static final int REQUESTS_PER_SECOND = 200;
    private static final int WARM_UP_SECONDS = 30;
    private static final int SECONDS = 30;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String[] NO_SERVICE_TIME = {
        "-Dmobius.embedded.service-times.health.p50=0 s", "-Dmobius.embedded.service-times.health.p95=0 s"
    };
    private static final List<String> PATHS =
            List.of("/health", "/api/v1/auth/me", "/api/v1/projects", "/api/v1/contexts/search?q=retry");

    /** Gatling's rate is that of its best second after its warm-up. */
    @Test
    void wrkReachesThreeTimesWhatABareGatlingScriptReaches(@TempDir Path folder) throws Exception {
        assumeTrue(hasWrk(), "wrk is not installed: apt-get install wrk");
        try (TargetProcess target = TargetProcess.start(NO_SERVICE_TIME)) {
            Throughput health = new Throughput(target.url());
            List<Rates> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                rounds.add(Rates.measure(health, folder));
                System.out.println(rounds.get(round));
            }
            assertThat(median(rounds, rates -> rates.wrk() / rates.arriving()))
                    .as("against users who arrive, as in the suite")
                    .isGreaterThanOrEqualTo(3);
            assertThat(median(rounds, rates -> rates.wrk() / rates.looping()))
                    .as("against the most that Gatling can send")
                    .isGreaterThan(1);
        }
    }

    /** Answers per second in one round: to wrk, and to two shapes of the script. */
    private record Rates(double wrk, double looping, double arriving) {

        static Rates measure(Throughput health, Path folder) throws IOException, InterruptedException {
            double looping = health.gatlingPerSecond(BareHealthSimulation.Shape.LOOPING, folder);
            double wrk = health.wrkPerSecond(WRK_SECONDS);
            double arriving = health.gatlingPerSecond(BareHealthSimulation.Shape.ARRIVING, folder);
            return new Rates(wrk, looping, arriving);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "GET /health per second: wrk %.0f; Gatling looping %.0f, arriving %.0f",
                    wrk,
                    looping,
                    arriving);
        }
    }

    @Test
    void tenThousandIdleConnectionsFitIn512MiB() throws Exception {
        assumeTrue(openFiles() > CONNECTIONS + 500, "raise the limit of open files: ulimit -n 20000");
        try (TargetProcess target = TargetProcess.start("-Xmx256m", "-Dmobius.embedded.keep-alive=10 minutes");
                IdleConnections idle = IdleConnections.open(target.url(), CONNECTIONS)) {
            assertThat(idle.healthy()).isEqualTo(CONNECTIONS);
            long resident = target.residentBytes();
            System.out.printf("%d idle connections: %d MiB resident%n", CONNECTIONS, resident / MEBIBYTE);
            assertThat(resident).isLessThan(512 * MEBIBYTE);
            assertThat(idle.healthy()).as("healthy answers afterwards").isEqualTo(CONNECTIONS);
        }
    }

    @Test
    void aClientSeesTheServiceTimesThatWereDrawn() throws Exception {
        try (TargetProcess target = TargetProcess.start();
                OpenLoad load = new OpenLoad(target.url(), token(target.url()))) {
            load.run(PATHS, REQUESTS_PER_SECOND, REQUESTS_PER_SECOND * WARM_UP_SECONDS);
            List<List<OpenLoad.Sample>> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                rounds.add(load.run(PATHS, REQUESTS_PER_SECOND, REQUESTS_PER_SECOND * SECONDS));
            }
            SoftAssertions.assertSoftly(exact -> PATHS.forEach(path -> assertExact(exact, path, rounds)));
        }
    }

    /** By the median round, since one stall of the machine is not the target's. */
    private static void assertExact(SoftAssertions exact, String path, List<List<OpenLoad.Sample>> rounds) {
        for (double percentile : new double[] {50, 95, 99}) {
            List<Deviation> deviations = rounds.stream()
                    .map(samples -> Deviation.at(percentile, path, samples))
                    .sorted(Comparator.comparingDouble(Deviation::millis))
                    .toList();
            System.out.printf("%s p%.0f: %s%n", path, percentile, deviations);
            Deviation median = deviations.get(deviations.size() / 2);
            exact.assertThat(median.client())
                    .as("%s p%.0f", path, percentile)
                    .isCloseTo(median.drawn(), within(Math.max(1, median.drawn() * 0.02)));
        }
    }

    /** A percentile of the times drawn and of those that the client saw, in milliseconds. */
    private record Deviation(double drawn, double client) {

        static Deviation at(double percentile, String path, List<OpenLoad.Sample> all) {
            List<OpenLoad.Sample> samples =
                    all.stream().filter(sample -> sample.path().equals(path)).toList();
            return new Deviation(
                    InstrumentBenchmark.millis(percentile, samples, OpenLoad.Sample::drawnNanos),
                    InstrumentBenchmark.millis(percentile, samples, OpenLoad.Sample::clientNanos));
        }

        double millis() {
            return client - drawn;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f drawn %+.3f", drawn, millis());
        }
    }

    private static double millis(
            double percentile, List<OpenLoad.Sample> samples, ToLongFunction<OpenLoad.Sample> nanos) {
        long[] sorted = samples.stream().mapToLong(nanos).sorted().toArray();
        return sorted[(int) Math.ceil(sorted.length * percentile / 100) - 1] / NANOS_PER_MILLI;
    }

    private static double median(List<Rates> rounds, ToDoubleFunction<Rates> ratio) {
        return rounds.stream()
                .mapToDouble(ratio)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static String token(String url) throws IOException, InterruptedException {
        String login = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(Feeders.user(), SettingsBuilder.PASSWORD);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/auth/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(login))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return Client.JSON.readTree(body).at("/data/token").asText();
    }

    private static boolean hasWrk() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getMaxFileDescriptorCount();
    }
}
