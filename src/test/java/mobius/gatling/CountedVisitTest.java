package mobius.gatling;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mobius.GatlingJvm;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.telemetry.exposition.Labels;
import mobius.traffic.TrafficMetrics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Gatling's own client counts of a real server's answers: every one, once, and nothing else. */
@Tag("live")
class CountedVisitTest {

    /** The first nine share a connection; the others end theirs, each in its own way. */
    private static final String PAGES =
            "gzip,gzip,gzip-chunked,chunked,length,empty,moved,busy,last,reset,cut,leave,length";

    @Test
    void everyAnswerOfARealServerIsCountedOnceWithItsStatusItsBytesAndItsConnection(@TempDir Path folder)
            throws Exception {
        try (PagesServer server = new PagesServer()) {
            Telemetry counted = visit(server, folder);
            assertStatuses(counted);
            assertBytes(counted, server);
            assertConnections(counted);
            assertNoted(folder, server);
        }
    }

    private static Telemetry visit(PagesServer server, Path folder) throws Exception {
        Map<String, String> settings =
                Map.of(CountedVisitSimulation.PLATFORM, server.url(), CountedVisitSimulation.PAGES, PAGES);
        try (GatlingJvm jvm = GatlingJvm.start(CountedVisitSimulation.class.getName(), folder, settings, Map.of())) {
            assertThat(jvm.exitCode()).as(jvm.output()).isZero();
        }
        return Telemetry.read(folder.resolve(CountedVisitSimulation.TELEMETRY));
    }

    private static void assertStatuses(Telemetry counted) {
        SortedMap<String, Double> statuses = new TreeMap<>();
        series(counted, TrafficMetrics.REQUEST_STATUSES)
                .forEach(series -> statuses.put(
                        label(series, TrafficMetrics.REQUEST) + " " + label(series, TrafficMetrics.STATUS),
                        last(series)));
        assertThat(statuses)
                .isEqualTo(Map.of(
                        "GET /gzip 200", 2.0,
                        "GET /gzip-chunked 200", 1.0,
                        "GET /chunked 200", 1.0,
                        "GET /length 200", 2.0,
                        "GET /empty 204", 1.0,
                        "GET /moved 307", 1.0,
                        "GET /busy 503", 1.0,
                        "GET /last 200", 1.0,
                        "GET /leave 200", 1.0));
        assertThat(total(counted, TrafficMetrics.RESPONSES)).isEqualTo(11);
    }

    private static void assertBytes(Telemetry counted, PagesServer server) {
        double text = PagesServer.TEXT.length();
        assertThat(byRequest(counted, TrafficMetrics.REQUEST_BYTES))
                .containsEntry("GET /gzip", 2 * text)
                .containsEntry("GET /gzip-chunked", text)
                .containsEntry("GET /chunked", 1_000.0)
                .containsEntry("GET /length", 2_000.0)
                .containsEntry("GET /empty", 0.0)
                .containsEntry("GET /busy", 2.0);
        assertThat(byRequest(counted, TrafficMetrics.REQUEST_CARRIED_BYTES))
                .containsEntry("GET /gzip", 2.0 * server.zippedBytes())
                .containsEntry("GET /gzip-chunked", (double) server.zippedBytes())
                .containsEntry("GET /chunked", 1_000.0)
                .containsEntry("GET /length", 2_000.0)
                .containsEntry("GET /empty", 0.0);
        assertThat(total(counted, TrafficMetrics.RESPONSE_BYTES)).isEqualTo(3 * text + 3_000 + 2 + 3 + 3);
    }

    private static void assertConnections(Telemetry counted) {
        assertThat(total(counted, TrafficMetrics.OPENED)).isEqualTo(5);
        assertThat(total(counted, TrafficMetrics.REUSED)).isEqualTo(8);
        assertThat(total(counted, TrafficMetrics.FAILED)).isZero();
        assertThat(total(counted, TrafficMetrics.LAST_RESPONSES)).isEqualTo(1);
        assertThat(total(counted, TrafficMetrics.RESET)).isEqualTo(1);
        assertThat(total(counted, TrafficMetrics.CLOSED_BUSY)).isEqualTo(1);
        assertThat(total(counted, TrafficMetrics.CLOSED_IDLE)).isEqualTo(1);
    }

    private static void assertNoted(Path folder, PagesServer server) throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve(CountedVisitSimulation.SLOWEST));
        assertThat(rows).filteredOn(row -> row.contains(",failed,")).hasSize(2);
        assertThat(rows)
                .anyMatch(row -> row.matches("\"GET /busy\",failed,\\d+,\\d+,503,load-one-8,\"[0-9a-f]{32}\",shed"))
                .anyMatch(
                        row -> row.matches(
                                "\"GET /moved\",failed,\\d+,\\d+,307,load-one-7,\"[0-9a-f]{32}\",\"answered 307 to /elsewhere\""));
        assertThat(server.traces())
                .hasSize(13)
                .allMatch(trace -> trace.endsWith("-01"))
                .anyMatch(trace -> rows.stream().anyMatch(row -> row.contains(TraceContexts.traceId(trace))));
    }

    private static Map<String, Double> byRequest(Telemetry counted, String metric) {
        return series(counted, metric).stream()
                .collect(toMap(series -> label(series, TrafficMetrics.REQUEST), CountedVisitTest::last));
    }

    private static double total(Telemetry counted, String metric) {
        return series(counted, metric).stream()
                .mapToDouble(CountedVisitTest::last)
                .sum();
    }

    private static List<Series> series(Telemetry counted, String metric) {
        return counted.of(InjectorMetrics.SOURCE, metric);
    }

    private static double last(Series series) {
        return series.points().get(series.points().size() - 1).value();
    }

    private static String label(Series series, String name) {
        return Labels.parse(series.labels())
                .flatMap(labels -> labels.value(name))
                .orElseThrow();
    }
}
