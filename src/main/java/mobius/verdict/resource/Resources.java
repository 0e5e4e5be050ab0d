package mobius.verdict.resource;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.budget.PlatformBudgets;
import mobius.budget.SeverityMatrix;
import mobius.budget.SeverityRow;
import mobius.measure.MeasuredWindow;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.evidence.ServerFigures;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;

/**
 * Checks the utilisation of the platform's servers against their budgets, for the servers that were scraped.
 *
 * <p>Findings {@code resource.cpu}, {@code resource.memory} and {@code resource.cache}, one for each deciding window and source:
 * PASS within the budget, FAIL beyond it. INFO if the injector shares the machine, or if no source covers the window.
 */
public final class Resources implements Check {

    private static final String CPU_SECONDS = "node_cpu_seconds_total";
    private static final String MEMORY_TOTAL = "node_memory_MemTotal_bytes";
    private static final String CACHE_HITS = "redis_keyspace_hits_total";
    private static final String NODE_MISSING =
            "Run node_exporter on the platform's machines, and add a source with the role node to"
                    + " mobius.telemetry.sources.";

    private static final List<Resource> ALL = List.of(
            new Resource(
                    "resource.cpu",
                    "CPU in use",
                    budgets -> Threshold.below(budgets.cpu().percent()),
                    CPU_SECONDS,
                    Resources::cpu,
                    SeverityMatrix::cpu,
                    "Find the process that uses it, and profile it under this load.",
                    NODE_MISSING),
            new Resource(
                    "resource.memory",
                    "memory in use",
                    budgets -> Threshold.below(budgets.memory().percent()),
                    MEMORY_TOTAL,
                    Resources::memory,
                    SeverityMatrix::memory,
                    "Find the process that holds it, and check whether it still grows.",
                    NODE_MISSING),
            new Resource(
                    "resource.cache",
                    "reads that the cache answered",
                    budgets -> Threshold.atLeast(budgets.cacheHits().percent()),
                    CACHE_HITS,
                    Resources::cacheHits,
                    SeverityMatrix::cacheHits,
                    "Check whether entries expire or are evicted too soon, or are never read twice.",
                    "Run redis_exporter next to the cache, and add a source with the role cache to"
                            + " mobius.telemetry.sources."));

    @Override
    public List<Finding> ask(RunView run) {
        return run.isOfThisProject()
                ? ALL.stream().flatMap(resource -> ask(run, resource)).toList()
                : List.of();
    }

    /** The findings of a resource in each deciding window: one for each source, or one without a source. */
    private static Stream<Finding> ask(RunView run, Resource resource) {
        return run.decidingWindows().stream().map(run::window).flatMap(window -> {
            ServerFigures figures = new ServerFigures(run, window);
            List<String> sources = figures.sourcesOf(resource.metric());
            return sources.isEmpty()
                    ? Stream.of(unknown(run, resource, "platform", window).withAdvice(resource.missing()))
                    : sources.stream().map(source -> judge(run, resource, figures, source, window));
        });
    }

    /**
     * Judges one source. If the injector shares the machine, its load is included, so that a value beyond the limit is only
     * shown.
     */
    private static Finding judge(
            RunView run, Resource resource, ServerFigures figures, String source, MeasuredWindow window) {
        OptionalDouble percent = resource.percent().of(figures, source);
        if (percent.isEmpty()) {
            return unknown(run, resource, source, window);
        }
        Observation facts = facts(run, resource, window).actual(percent.getAsDouble());
        if (facts.meetTheLimit()) {
            return Finding.of(resource.id(), source, Status.PASS, facts, "There was room.");
        }
        return run.conditions().targetOnSameMachine()
                ? Finding.of(resource.id(), source, Status.INFO, facts, "Shown only: the injector shares the machine.")
                : Finding.of(resource.id(), source, Status.FAIL, facts, "The platform was near its end.")
                        .withSeverity(severity(run, resource).of(percent.getAsDouble()))
                        .withAdvice(resource.advice());
    }

    private static Finding unknown(RunView run, Resource resource, String subject, MeasuredWindow window) {
        return Finding.of(
                resource.id(),
                subject,
                Status.INFO,
                facts(run, resource, window),
                "No metrics source covered at least 80 % of this window.");
    }

    private static Observation facts(RunView run, Resource resource, MeasuredWindow window) {
        Threshold limit = resource.limit().apply(run.budgets().platform());
        return Observation.of(resource.value(), "%").expected(limit).within(window);
    }

    private static SeverityRow severity(RunView run, Resource resource) {
        return resource.severity().apply(run.budgets().severity());
    }

    /** CPU utilisation. Time in which a core waits for a disk counts as idle. */
    private static OptionalDouble cpu(ServerFigures figures, String source) {
        OptionalDouble all = figures.increase(source, CPU_SECONDS);
        OptionalDouble idle = figures.increase(
                source,
                CPU_SECONDS,
                labels -> labels.value("mode")
                        .filter(mode -> mode.equals("idle") || mode.equals("iowait"))
                        .isPresent());
        return percent(idle, all).stream().map(part -> 100 - part).findFirst();
    }

    private static OptionalDouble memory(ServerFigures figures, String source) {
        return percent(figures.mean(source, "node_memory_MemAvailable_bytes"), figures.mean(source, MEMORY_TOTAL))
                .stream()
                .map(part -> 100 - part)
                .findFirst();
    }

    /** Reads that were hits; empty if either counter is missing. */
    private static OptionalDouble cacheHits(ServerFigures figures, String source) {
        OptionalDouble hits = figures.increase(source, CACHE_HITS);
        OptionalDouble misses = figures.increase(source, "redis_keyspace_misses_total");
        return hits.isEmpty() || misses.isEmpty()
                ? OptionalDouble.empty()
                : percent(hits, OptionalDouble.of(hits.getAsDouble() + misses.getAsDouble()));
    }

    /** A percentage; empty if the whole is unknown or zero. */
    private static OptionalDouble percent(OptionalDouble part, OptionalDouble whole) {
        return part.isEmpty() || whole.isEmpty() || whole.getAsDouble() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100 * part.getAsDouble() / whole.getAsDouble());
    }

    /**
     * A resource of which the platform may use only so much, or must reach so much.
     *
     * @param id of the findings
     * @param value the name of the metric
     * @param limit from the budgets of a run, in percent
     * @param metric that identifies a source with this resource
     * @param percent computes the metric of a source, from 0 to 100
     * @param severity the row of the matrix for a value beyond the limit
     * @param advice for a value beyond the limit
     * @param missing what to configure if no source exposes the metric
     */
    private record Resource(
            String id,
            String value,
            Function<PlatformBudgets, Threshold> limit,
            String metric,
            Reading percent,
            Function<SeverityMatrix, SeverityRow> severity,
            String advice,
            String missing) {

        /** Computes the metric of one source. */
        @FunctionalInterface
        interface Reading {

            /** Returns the percentage in a window; empty if the source does not cover it. */
            OptionalDouble of(ServerFigures figures, String source);
        }
    }
}
