package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mobius.GatlingJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it takes to count responses, to observe connections, and to send trace contexts: a share of the CPU of a request. */
@Tag("proof")
class CountingBenchmark {

    private static final int PAIRS = 7;
    private static final byte[] BODY =
            ("{\"data\":[" + "{\"id\":\"1\"},".repeat(100) + "{}]}").getBytes(StandardCharsets.UTF_8);

    @Test
    void countingTakesAtMostThreePercentOfTheCpuOfARequest(@TempDir Path folder) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, BODY.length);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        });
        server.start();
        try {
            assertThat(median(ratios(server, folder))).isLessThan(1.03);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    /** Pairs of runs one after the other, which has the first turn by turns: what changes on the machine changes both. */
    private static List<Double> ratios(HttpServer server, Path folder) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            boolean countedFirst = pair % 2 == 0;
            double first = nanos(server, countedFirst, Files.createDirectories(folder.resolve(pair + "a")));
            double second = nanos(server, !countedFirst, Files.createDirectories(folder.resolve(pair + "b")));
            double counted = countedFirst ? first : second;
            double plain = countedFirst ? second : first;
            System.out.println(String.format(
                    Locale.ROOT,
                    "counted %.0f ns, plain %.0f ns of CPU for a request: %.3f",
                    counted,
                    plain,
                    counted / plain));
            ratios.add(counted / plain);
        }
        return ratios;
    }

    private static double nanos(HttpServer server, boolean counted, Path folder)
            throws IOException, InterruptedException {
        Map<String, String> settings = Map.of(
                CountingSimulation.PLATFORM,
                "http://127.0.0.1:" + server.getAddress().getPort(),
                CountingSimulation.COUNTED,
                String.valueOf(counted));
        try (GatlingJvm jvm = GatlingJvm.start(CountingSimulation.class.getName(), folder, settings, Map.of())) {
            assertThat(jvm.exitCode()).as(jvm.output()).isZero();
            return Stream.of(jvm.outputToItsEnd().split("\n", -1))
                    .filter(line -> line.startsWith(CountingSimulation.RESULT))
                    .mapToDouble(line -> Double.parseDouble(line.substring(CountingSimulation.RESULT.length())))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
