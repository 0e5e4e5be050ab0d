package mobius.check;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.check.Requests.Exchange;
import mobius.config.hocon.Secret;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.telemetry.exposition.Exposition;
import mobius.telemetry.exposition.ExpositionFormat;
import mobius.telemetry.exposition.ExpositionLimits;
import mobius.telemetry.exposition.ExpositionParser;
import mobius.telemetry.exposition.Metric;
import mobius.telemetry.scrape.MetricSelections;

/** Reads the metrics of a platform once, and reports which rules of the suite can use them. */
public final class MetricsProbe {

    private static final ExpositionLimits LIMITS = new ExpositionLimits(16 << 20, 10_000);

    /**
     * Metric families that rules read.
     *
     * @param families what they measure, in a few words
     * @param prefixes how the names of the metrics begin
     * @param rules the rules that need them
     */
    private record Use(String families, List<String> prefixes, String rules) {

        /** Returns true if a metric is in the family, by its own name or by the canonical name that it is translated to. */
        boolean reads(String metric) {
            return Stream.concat(Stream.of(metric), MetricSelections.canonicalNames(metric).stream())
                    .anyMatch(name -> prefixes.stream().anyMatch(name::startsWith));
        }
    }

    private static final List<Use> USES = List.of(
            new Use(
                    "requests by handler and status",
                    List.of("http_requests_total"),
                    "suspect rate-limiter, parity, mix"),
            new Use(
                    "durations by handler",
                    List.of("http_request_duration_seconds"),
                    "server-side times, parity, alerts"),
            new Use("bytes of responses", List.of("http_response_size_bytes"), "suspects unpaged-list, serialisation"),
            new Use(
                    "CPU, memory, descriptors of the process",
                    List.of("process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds"),
                    "resource.cpu, leaks, suspect cpu"),
            new Use("start of the process", List.of("process_start_time_seconds"), "restarts"),
            new Use("garbage collector", List.of("python_gc_", "process_gc_pause_seconds"), "suspect garbage"),
            new Use("database pool", List.of("db_pool_"), "suspects exhausted-pool, connection-leak"),
            new Use("statements by handler", List.of("db_statements_total"), "suspect n-plus-one"),
            new Use("event loops", List.of("event_loop_"), "suspect blocking-call"),
            new Use("cache", List.of("cache_hits_total", "cache_misses_total"), "resource.cache, suspect cold-cache"),
            new Use("other services", List.of("dependency_request_duration_seconds"), "suspect of a slow dependency"));

    private final Requests requests;
    private final Optional<Secret> token;
    private final Duration patience;

    /**
     * Creates a probe.
     *
     * @param token for a platform whose metrics are not public
     */
    MetricsProbe(Requests requests, Optional<Secret> token, Duration patience) {
        this.requests = requests;
        this.token = token;
        this.patience = patience;
    }

    /** Reads the metrics. A platform without usable metrics is reported, and is not an error. */
    Section section() throws InterruptedException {
        return new Section("Metrics", lines());
    }

    /** Requests the metrics; {@code Accept} is the same as in a run, so that the platform chooses the same format. */
    private List<String> lines() throws InterruptedException {
        WebRequest request = WebRequest.get(requests.at("/metrics")).with("Accept", ExpositionFormat.ACCEPT);
        try {
            Exchange exchange = requests.send(
                    token.map(secret -> request.withToken(secret.reveal())).orElse(request), patience);
            return lines(exchange);
        } catch (WebFailure failure) {
            return List.of(request.url() + " " + failure.reason() + "; a run then has no metrics of the platform.");
        }
    }

    /** Reports a redirect, a failure or a page of a proxy, or the usable metrics. */
    private static List<String> lines(Exchange exchange) {
        List<String> lines = new ArrayList<>();
        if (exchange.isMoved()) {
            lines.add(exchange.request().url() + " redirects to "
                    + exchange.response().url() + ", which costs one more request for each scrape.");
        }
        if (!exchange.response().isOk()) {
            lines.add(exchange.response().url() + " " + exchange.response().reason()
                    + "; a run then has no metrics of the platform.");
        } else if (exchange.response().isHtml()) {
            lines.add(exchange.response().url() + " answers with "
                    + exchange.response().content()
                    + "; this is a page of a server in front of the platform: set the platform's own address in"
                    + " mobius.telemetry.");
        } else {
            lines.addAll(readable(exchange));
        }
        return lines;
    }

    private static List<String> readable(Exchange exchange) {
        try {
            Exposition exposition = new ExpositionParser(name -> true, LIMITS)
                    .parse(
                            exchange.response().bytes(),
                            ExpositionFormat.of(exchange.response().contentType()));
            return uses(exposition);
        } catch (IOException unreadable) {
            return List.of(exchange.response().url() + " " + unreadable.getMessage()
                    + "; a run then has no metrics of the platform.");
        }
    }

    /** One line for each use, and the number of metrics without a use. */
    /** A line for each family of metrics that rules read, by the names that Prometheus has of the platform and its servers. */
    public static List<String> uses(Collection<String> names) {
        return uses(names, use -> "");
    }

    private static List<String> uses(Exposition exposition) {
        SortedSet<String> names = new TreeSet<>();
        exposition.metrics().forEach(metric -> names.add(metric.name()));
        return uses(
                names,
                use -> isAlwaysZero(use, exposition)
                        ? "; always 0 here, as with compressed responses, so it is not useful"
                        : "");
    }

    private static List<String> uses(Collection<String> names, Function<Use, String> remark) {
        List<String> lines = new ArrayList<>();
        SortedSet<String> unused = new TreeSet<>(names);
        int all = unused.size();
        for (Use use : USES) {
            boolean isThere = unused.removeIf(use::reads);
            lines.add((isThere ? "yes  " : "no   ") + use.families() + ": " + use.rules()
                    + (isThere ? remark.apply(use) : ""));
        }
        lines.add(String.format(Locale.ROOT, "%d names, %d of them not used by any rule.", all, unused.size()));
        return lines;
    }

    /**
     * Whether the sum of a family is always 0. The instrumentator counts the Content-Length header, which compressed responses
     * lack.
     */
    private static boolean isAlwaysZero(Use use, Exposition exposition) {
        List<Metric> sums = exposition.named(use.prefixes().get(0) + "_sum");
        return !sums.isEmpty() && sums.stream().allMatch(metric -> metric.value() == 0);
    }
}
