package mobius.production;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mobius.telemetry.Sample;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.exposition.Metric;
import mobius.telemetry.scrape.MetricSelections;
import mobius.telemetry.scrape.Reading;
import mobius.telemetry.scrape.Role;
import mobius.telemetry.scrape.ScrapeMetrics;
import mobius.text.TextSanitizer;

/** Makes the samples of {@code telemetry.csv} from what a Prometheus has, as if each of its targets had been scraped. */
final class TargetSamples {

    private static final String SECONDS = "scrape_duration_seconds";
    private static final double MILLIS = 1_000;

    /** What a container reports in place of a platform that exposes no process. */
    private static final Map<String, String> OF_A_PROCESS = Map.of(
            "container_cpu_seconds_total", "process_cpu_seconds_total",
            "container_memory_working_set_bytes", "process_resident_memory_bytes",
            "container_start_time_seconds", "process_start_time_seconds");

    private static final Map<String, String> LIMIT_OF_A_PROCESS = Map.of("container_cpu_cores", "process_cpu_cores");

    private final ScrapedTargets targets = new ScrapedTargets();
    private final Map<ScrapedTarget, Set<String>> metrics = new LinkedHashMap<>();
    private final Map<ScrapedTarget, Role> roles = new HashMap<>();

    /** The servers of the platform itself by their names, and whether each exposes its CPU time. */
    private final Map<String, Boolean> platform = new HashMap<>();

    /** The samples of a part of the run. */
    List<Sample> of(List<Series> series) {
        targets.learn(series);
        SortedMap<Instant, Map<ScrapedTarget, List<Metric>>> moments = new TreeMap<>();
        series.forEach(one -> sort(one, moments));
        metrics.forEach(this::learn);
        List<Sample> samples = new ArrayList<>();
        moments.forEach(
                (time, found) -> found.forEach((target, values) -> add(time.toEpochMilli(), target, values, samples)));
        return samples;
    }

    /** The servers of which nothing is known that any rule reads, by their names. */
    List<String> mute() {
        return metrics.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(entry -> targets.nameOf(entry.getKey()))
                .toList();
    }

    private void learn(ScrapedTarget target, Set<String> known) {
        Role role = ScrapedTarget.role(known);
        roles.put(target, role);
        if (role == Role.API && !known.isEmpty()) {
            platform.put(targets.nameOf(target), ScrapedTarget.hasCpu(known));
        }
    }

    private void sort(Series series, SortedMap<Instant, Map<ScrapedTarget, List<Metric>>> moments) {
        String name = series.labels().getOrDefault(ScrapedTargets.METRIC, "");
        ScrapedTarget target = targets.of(series);
        Labels labels = targets.ownLabels(series, target);
        Set<String> known = metrics.computeIfAbsent(target, first -> new HashSet<>());
        if (MetricSelections.isKnown(name)) {
            known.add(name);
        }
        series.values()
                .forEach((time, value) -> moments.computeIfAbsent(time, first -> new LinkedHashMap<>())
                        .computeIfAbsent(target, first -> new ArrayList<>())
                        .add(new Metric(name, labels, value)));
    }

    private void add(long timeMillis, ScrapedTarget target, List<Metric> found, List<Sample> samples) {
        Role role = roles.getOrDefault(target, Role.API);
        String name = targets.nameOf(target);
        if (!metrics.getOrDefault(target, Set.of()).isEmpty()) {
            addScrape(timeMillis, name, found, samples);
        }
        // A process-exporter exposes all processes of a machine, and no label of its target picks those of the
        // platform.
        for (Reading reading : MetricSelections.of(role).reduce(found, labels -> role == Role.CONTAINER)) {
            if (Double.isFinite(reading.metric().value())) {
                addReading(timeMillis, reading.part().isEmpty() ? name : reading.part(), reading.metric(), samples);
            }
        }
    }

    private void addReading(long timeMillis, String source, Metric metric, List<Sample> samples) {
        samples.add(sample(timeMillis, source, metric.name(), metric));
        String limit = LIMIT_OF_A_PROCESS.get(metric.name());
        String figure = OF_A_PROCESS.get(metric.name());
        if (limit != null && platform.containsKey(source)) {
            samples.add(sample(timeMillis, source, limit, metric));
        }
        if (figure != null && Boolean.FALSE.equals(platform.get(source))) {
            samples.add(sample(timeMillis, source, figure, metric));
        }
    }

    /** What Prometheus records of each scrape. */
    private static void addScrape(long timeMillis, String source, List<Metric> found, List<Sample> samples) {
        if (found.stream().anyMatch(metric -> metric.name().equals(ScrapedTargets.UP) && metric.value() == 0)) {
            samples.add(failed(timeMillis, source, "was not reached by Prometheus (up = 0)"));
            return;
        }
        found.stream()
                .filter(metric -> metric.name().equals(SECONDS))
                .map(metric -> new Sample(
                        timeMillis, TextSanitizer.text(source), ScrapeMetrics.DURATION, "", MILLIS * metric.value()))
                .forEach(samples::add);
    }

    private static Sample sample(long timeMillis, String source, String name, Metric metric) {
        return new Sample(
                timeMillis, TextSanitizer.text(source), name, metric.labels().toString(), metric.value());
    }

    /** A gap and its reason, which continues a sentence. */
    static Sample failed(long timeMillis, String source, String reason) {
        return noted(timeMillis, source, ScrapeMetrics.FAILED, reason);
    }

    static Sample noted(long timeMillis, String source, String metric, String reason) {
        Labels labels = Labels.of(Map.of("reason", TextSanitizer.line(reason)));
        return new Sample(timeMillis, TextSanitizer.text(source), metric, labels.toString(), 1);
    }
}
