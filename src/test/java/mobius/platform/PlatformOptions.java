package mobius.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a real platform is started with. {@link #of} gives one uvicorn process without other people's data and without exporters.
 *
 * @param server {@code uvicorn}, one process; {@code gunicorn}, two uvicorn workers; or {@code nginx}, two instances
 * @param variables environment variables of the application, {@code MOBIUS_...}
 * @param switches further options of {@code src/test/platform/run}
 */
public record PlatformOptions(WireFormat wire, String server, Map<String, String> variables, List<String> switches) {

    public PlatformOptions {
        variables = Map.copyOf(variables);
        switches = List.copyOf(switches);
    }

    public static PlatformOptions of(WireFormat wire) {
        return new PlatformOptions(wire, "uvicorn", Map.of(), List.of());
    }

    public PlatformOptions onGunicorn() {
        return new PlatformOptions(wire, "gunicorn", variables, switches);
    }

    /** Two instances, of which the first one gets four of five requests. */
    public PlatformOptions behindNginx() {
        return new PlatformOptions(wire, "nginx", variables, switches);
    }

    /** For example {@code MOBIUS_RATE_LIMIT} and {@code 60}. */
    public PlatformOptions with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(variables);
        more.put(variable, value);
        return new PlatformOptions(wire, server, more, switches);
    }

    /** Adds users with projects and contexts of their own. */
    public PlatformOptions withOtherPeoplesData() {
        return plus("--demo");
    }

    /** Starts the Prometheus exporters of PostgreSQL, Redis and the machine. */
    public PlatformOptions withExporters() {
        return plus("--exporters");
    }

    /** Adds the metrics of {@code src/main/python/mobius_metrics.py}. */
    public PlatformOptions withMetricsDropIn() {
        return plus("--metrics-drop-in");
    }

    /** Plants one of {@code src/test/platform/app/faults}, for example {@code n-plus-one}. */
    public PlatformOptions withFault(String name) {
        return plus("--fault", name);
    }

    /** Serves {@code /}, {@code /health}, {@code /metrics} and the OpenAPI document alone. */
    public PlatformOptions publicOnly() {
        return plus("--public");
    }

    /** Options of the PostgreSQL server, for example {@code -c shared_preload_libraries=pg_stat_statements}. */
    public PlatformOptions withPostgres(String options) {
        return plus("--postgres-options", options);
    }

    private PlatformOptions plus(String... more) {
        List<String> all = new ArrayList<>(switches);
        all.addAll(List.of(more));
        return new PlatformOptions(wire, server, variables, all);
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--wire", wire.setting(), "--server", server));
        arguments.addAll(switches);
        return arguments;
    }
}
