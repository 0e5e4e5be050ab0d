package mobius.production;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.config.hocon.Secrets;
import mobius.telemetry.Recorder;
import mobius.telemetry.Sample;
import mobius.telemetry.scrape.MetricSelections;
import mobius.telemetry.scrape.ScrapeMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a Prometheus has recorded of the platform and its servers during a run, and makes the same rows of it as scrapes
 * would. A value is that of the last scrape before its time, so that a rate over a window is off by at most the increase within
 * one scrape interval at each end.
 */
public final class PrometheusTelemetry {

    /** The source of figures about the reading itself. */
    public static final String SOURCE = "prometheus";

    private static final Logger LOG = LoggerFactory.getLogger(PrometheusTelemetry.class);

    /** Prometheus refuses more points of a series at once. */
    private static final int MOST_POINTS = 11_000;

    private static final int FEWEST_POINTS = 30;

    /** Some 8 MB of JSON. */
    private static final int VALUES_AT_ONCE = 100_000;

    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    private static final Duration USUAL_STEP = Duration.ofMinutes(1);
    private static final Duration MOST_APART = Duration.ofSeconds(2);
    private static final String SELECTOR = "mobius.telemetry.prometheus.selector";

    /** What Prometheus adds to each target. */
    private static final Pattern OF_PROMETHEUS = Pattern.compile("up|scrape_.*");

    private static final List<String> OF_SCRAPES = List.of(ScrapedTargets.UP, "scrape_duration_seconds");

    private final Prometheus prometheus;
    private final Selector selector;
    private final Clock clock;

    /**
     * One that is asked with what the environment has for it.
     *
     * @param url with http or https and a host, at most with a user
     * @param selector label matchers of the series of the platform and its servers
     * @throws ProductionException when the URL names a user whose password is not there
     */
    public static PrometheusTelemetry at(String url, String selector, Secrets secrets) {
        return new PrometheusTelemetry(
                Prometheus.at(PrometheusUrl.parse(url), secrets), new Selector(selector), Clock.systemUTC());
    }

    PrometheusTelemetry(Prometheus prometheus, Selector selector, Clock clock) {
        this.prometheus = prometheus;
        this.selector = selector;
        this.clock = clock;
    }

    /**
     * Records what there is from a moment to another. What cannot be read leaves a gap and its reason.
     *
     * @throws IOException when it cannot be recorded
     */
    public void record(Instant from, Instant to, Recorder recorder) throws IOException {
        long end = to.toEpochMilli();
        try {
            read(from.truncatedTo(ChronoUnit.SECONDS), to, recorder);
        } catch (ProductionException gap) {
            LOG.warn("{}; telemetry.csv has no metrics of the platform.", gap.getMessage());
            recorder.record(List.of(TargetSamples.failed(end, SOURCE, reason(gap))));
        }
        for (String warning : prometheus.ownWarnings()) {
            LOG.warn("Prometheus at {} warns: {}", prometheus.url(), warning);
            recorder.record(List.of(TargetSamples.noted(end, SOURCE, ScrapeMetrics.WARNED, warning)));
        }
    }

    /** The finding begins with the address itself. */
    private String reason(ProductionException gap) {
        return String.valueOf(gap.getMessage()).replace("Prometheus at " + prometheus.url() + " ", "");
    }

    /**
     * How many series of each metric there are at a moment.
     *
     * @throws ProductionException when it refuses, or there is none
     */
    public NavigableMap<String, Long> metrics(Instant at) {
        checkClock();
        NavigableMap<String, Long> counts = count(at);
        if (counts.isEmpty()) {
            throw nothing("at " + at);
        }
        return counts;
    }

    private NavigableMap<String, Long> count(Instant at) {
        NavigableMap<String, Long> counts = new TreeMap<>();
        ask(() -> prometheus.query("count by (__name__) (" + all() + ")", at))
                .forEach(one ->
                        counts.put(one.labels().getOrDefault(ScrapedTargets.METRIC, ""), Math.round(one.last())));
        return counts;
    }

    private void read(Instant from, Instant to, Recorder recorder) throws IOException {
        checkClock();
        NavigableMap<String, Long> counts = count(from, to);
        List<String> known =
                counts.keySet().stream().filter(MetricSelections::isKnown).toList();
        recorder.record(List.of(unknown(counts.keySet(), to)));
        if (known.isEmpty()) {
            throw refused(String.format(
                    Locale.ROOT,
                    "has %d metrics for %s, none of which any rule reads; check %s",
                    counts.size(),
                    all(),
                    SELECTOR));
        }
        long series =
                known.stream().mapToLong(name -> counts.getOrDefault(name, 0L)).sum();
        List<String> names = Stream.concat(OF_SCRAPES.stream().filter(counts::containsKey), known.stream())
                .toList();
        new Parts(names, step(names.get(0), to), series).record(from, to, recorder);
    }

    /** At the end, when all is there; a platform that is gone by then was there in the middle. */
    private NavigableMap<String, Long> count(Instant from, Instant to) {
        NavigableMap<String, Long> atTheEnd = count(to);
        NavigableMap<String, Long> counts =
                atTheEnd.isEmpty() ? count(from.plus(Duration.between(from, to).dividedBy(2))) : atTheEnd;
        if (counts.isEmpty()) {
            throw nothing("from %s to %s".formatted(from, to));
        }
        return counts;
    }

    private static Sample unknown(Set<String> names, Instant to) {
        long unknown = names.stream()
                .filter(name -> !MetricSelections.isKnown(name)
                        && !OF_PROMETHEUS.matcher(name).matches())
                .count();
        return new Sample(to.toEpochMilli(), SOURCE, ScrapeMetrics.UNKNOWN, "", (double) unknown);
    }

    /** The metrics that are read, at which step, in parts that are no larger than one wants to hold. */
    private final class Parts {

        private final String query;
        private final Duration step;
        private final int points;

        Parts(List<String> names, Duration step, long series) {
            this.query = "{__name__=~\"%s\",%s}".formatted(String.join("|", names), selector.matchers());
            this.step = step;
            this.points =
                    (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, VALUES_AT_ONCE / (series + OF_SCRAPES.size())));
        }

        void record(Instant from, Instant to, Recorder recorder) throws IOException {
            TargetSamples samples = new TargetSamples();
            for (Instant start = from; !start.isAfter(to); start = start.plus(step.multipliedBy(points))) {
                Instant first = start;
                Instant end = start.plus(step.multipliedBy(points - 1L));
                Instant last = end.isAfter(to) ? to : end;
                recorder.record(samples.of(ask(() -> prometheus.query(query, first, last, step))));
            }
            recorder.record(samples.mute().stream()
                    .map(name -> TargetSamples.failed(
                            to.toEpochMilli(), name, "has none of the metrics that any rule reads"))
                    .toList());
        }
    }

    /** The scrape interval: the usual time between two samples of the target that is asked most often. */
    private Duration step(String metric, Instant to) {
        return ask(() -> prometheus.query(selector.of(metric) + "[5m]", to)).stream()
                .flatMap(series -> usualStep(List.copyOf(series.values().keySet())).stream())
                .min(Duration::compareTo)
                .map(step -> step.compareTo(SHORTEST_STEP) < 0
                        ? SHORTEST_STEP
                        : Duration.ofSeconds(Math.round(step.toMillis() / 1e3)))
                .orElse(USUAL_STEP);
    }

    private static List<Duration> usualStep(List<Instant> times) {
        List<Duration> steps = IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .sorted()
                .toList();
        return steps.isEmpty() ? List.of() : List.of(steps.get(steps.size() / 2));
    }

    /** Of clocks that are apart, every figure would be of another moment of the run. */
    private void checkClock() {
        Instant before = clock.instant();
        Instant theirs = prometheus.clock();
        Duration asking = Duration.between(before, clock.instant());
        Duration ahead = Duration.between(before.plus(asking.dividedBy(2)), theirs);
        if (ahead.abs().compareTo(MOST_APART.plus(asking.dividedBy(2))) > 0) {
            throw refused(String.format(
                    Locale.ROOT,
                    "has a clock that is %.1f s %s that of this machine, so its figures are not of the moments of the"
                            + " run; synchronise both with the same time server",
                    ahead.abs().toMillis() / 1e3,
                    ahead.isNegative() ? "behind" : "ahead of"));
        }
    }

    private String all() {
        return "{" + selector.matchers() + "}";
    }

    /** A question, whose refusal gets its remedy. */
    private interface Question {

        List<Series> ask();
    }

    private static List<Series> ask(Question question) {
        try {
            return question.ask();
        } catch (ProductionException refused) {
            String message = String.valueOf(refused.getMessage());
            if (message.contains(" refuses (status ")) {
                throw new ProductionException(
                        message + "; check " + SELECTOR + ", and the limits of Prometheus (--query.max-samples,"
                                + " --query.timeout)",
                        refused);
            }
            throw refused;
        }
    }

    private ProductionException nothing(String time) {
        return refused("has no series for %s %s; check %s, and whether it scrapes the platform"
                .formatted(all(), time, SELECTOR));
    }

    private ProductionException refused(String what) {
        return new ProductionException("Prometheus at " + prometheus.url() + " " + what);
    }
}
