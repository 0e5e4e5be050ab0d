package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many answers a second {@code GET /health} gives to a generator that sends as much as it can. */
final class Throughput {

    private static final Pattern WRK_RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern ANSWERS =
            Pattern.compile("http_requests_total\\{handler=\"/health\",method=\"GET\",status=\"2xx\"} (\\S+)");
    private static final double NANOS_PER_SECOND = 1e9;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Throughput(String url) {
        this.url = url;
    }

    /** What wrk says it reached over 64 connections, with one request at a time on each. */
    double wrkPerSecond(int seconds) throws IOException, InterruptedException {
        return run("wrk", "-t2", "-c64", "-d" + seconds + "s", url + "/health");
    }

    private static double run(String... wrk) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(wrk).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = WRK_RATE.matcher(output);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(rate.find()).as(output).isTrue();
        return Double.parseDouble(rate.group(1));
    }

    /** The best second of a Gatling script after its warm-up, counted by the target. */
    double gatlingPerSecond(BareHealthSimulation.Shape shape, Path folder) throws IOException, InterruptedException {
        Process gatling = gatling(shape, folder);
        try {
            Thread.sleep(BareHealthSimulation.WARM_UP_SECONDS * 1_000L);
            return bestSecond(gatling);
        } finally {
            gatling.destroy();
            gatling.waitFor();
        }
    }

    private double bestSecond(Process gatling) throws InterruptedException {
        double best = 0;
        while (gatling.isAlive()) {
            double before = answers();
            long start = System.nanoTime();
            Thread.sleep(1_000);
            best = Math.max(best, (answers() - before) * NANOS_PER_SECOND / (System.nanoTime() - start));
        }
        return best;
    }

    private Process gatling(BareHealthSimulation.Shape shape, Path folder) throws IOException {
        return TargetProcess.java(
                        List.of(
                                "-Xmx1G",
                                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                                "-Dtarget=" + url,
                                "-Dshape=" + shape),
                        "io.gatling.app.Gatling",
                        "--simulation",
                        BareHealthSimulation.class.getName(),
                        "--results-folder",
                        folder.toString(),
                        "--no-reports")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(shape + ".txt").toFile())
                .start();
    }

    private double answers() {
        HttpRequest scrape =
                HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
        try {
            Matcher count =
                    ANSWERS.matcher(http.send(scrape, BodyHandlers.ofString()).body());
            return count.find() ? Double.parseDouble(count.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
