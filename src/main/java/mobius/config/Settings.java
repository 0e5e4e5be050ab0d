package mobius.config;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.capacity.Economy;
import mobius.capacity.SearchPlan;
import mobius.config.hocon.Secret;
import mobius.config.hocon.Secrets;
import mobius.reference.settings.TargetSettings;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;

/**
 * All settings of a run, checked for consistency. {@link SettingsReader} creates them.
 *
 * @param environment the name of a file in {@code environments/}
 * @param profile the name of a file in {@code profiles/}
 * @param seed of all random values
 * @param scale multiplies rates, never durations; above zero
 * @param target the platform under test
 * @param production the protection of the environment
 * @param plans the plan of each simulation, by its name: {@code load}, {@code stress}
 * @param scaling the sizes at which lists and searches are measured
 * @param coldStart how to make a deployment cold
 * @param search how to search for the capacity
 * @param comparison how to compare two builds
 * @param economy prices, and the units of a capacity
 * @param embedded the reference target
 * @param telemetry which metrics of the platform's servers are collected during the run
 * @param injectors how the load is divided between injectors
 * @param history which runs are kept
 * @param alerts how production is alerted on
 * @param budgets the limits of acceptable results
 * @param secrets from environment variables only
 * @param platformBuild the deployed build, if the platform itself does not report it
 * @param redacted every effective setting, by name and nested as in the files, ready for JSON: maps, lists, strings, numbers,
 *     booleans and null. It never contains a secret, because a secret among the settings is an error
 */
public record Settings(
        String environment,
        String profile,
        long seed,
        double scale,
        PlatformSettings target,
        ProductionSettings production,
        Map<String, LoadSettings> plans,
        ScalingSettings scaling,
        ColdStartSettings coldStart,
        SearchPlan search,
        ComparisonSettings comparison,
        Economy economy,
        EmbeddedSettings embedded,
        TelemetrySettings telemetry,
        InjectorSettings injectors,
        HistorySettings history,
        AlertSettings alerts,
        Budgets budgets,
        Secrets secrets,
        Optional<String> platformBuild,
        Map<String, Object> redacted) {

    public Settings {
        plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
    }

    /** The environment that starts the reference target. */
    public static final String EMBEDDED = "embedded";

    /** Whether the run starts its own reference target. */
    public boolean isEmbedded() {
        return environment.equals(EMBEDDED);
    }

    /**
     * Returns the plan of a simulation.
     *
     * @param name of its group of settings: {@code stress} for {@code mobius.stress}
     * @throws IllegalArgumentException if there is no such plan
     */
    public LoadSettings plan(String name) {
        LoadSettings plan = plans.get(name);
        if (plan == null) {
            throw new IllegalArgumentException("mobius." + name + " is not a plan; plans are " + plans.keySet());
        }
        return plan;
    }

    /** The load that a plan offers with a mix. This is the only place where the scale is applied. */
    public Workload workload(LoadSettings plan, TrafficMix mix) {
        return new Workload(
                plan.peakRequestsPerSecond() * scale, plan.thinkTime(), plan.stages(), mix, plan.arrivals());
    }

    /** Returns the same settings for a target that has just started at {@code url}. */
    public Settings withTargetAt(URI url) {
        return new Settings(
                environment,
                profile,
                seed,
                scale,
                target.at(url),
                production,
                plans,
                scaling,
                coldStart,
                search,
                comparison,
                economy,
                embedded,
                telemetry,
                injectors,
                history,
                alerts,
                budgets,
                secrets,
                platformBuild,
                redacted);
    }

    /** The settings of the reference target, with this password for all its accounts. */
    public TargetSettings referenceTarget(Secret password) {
        return new TargetSettings(
                embedded.port(),
                target.apiPrefix(),
                embedded.dialect(),
                seed,
                password::reveal,
                embedded.data(),
                embedded.tokenLifetime(),
                embedded.http(),
                embedded.pool(),
                embedded.rateLimits(),
                embedded.serviceTimes(),
                embedded.streamTimes(),
                embedded.heartbeat(),
                embedded.faults());
    }
}
