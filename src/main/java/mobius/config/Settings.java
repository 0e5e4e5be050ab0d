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
 * Everything that was asked of a run, valid as a whole. {@link SettingsReader} makes it.
 *
 * @param environment the name of a file in {@code environments/}
 * @param profile the name of a file in {@code profiles/}
 * @param seed of everything random
 * @param scale multiplies rates, never durations; above zero
 * @param target the platform under test
 * @param production what the environment is protected from
 * @param plans the plan of each simulation, by its name: {@code load}, {@code stress}
 * @param scaling by what lists and searches are made to grow
 * @param coldStart how a deployment is made cold
 * @param search how the capacity is looked for
 * @param comparison how two builds are compared
 * @param economy prices, and what a capacity is counted in
 * @param embedded the reference target
 * @param telemetry what is asked of the platform's servers meanwhile
 * @param history what is remembered of runs
 * @param alerts how production is watched
 * @param budgets what is acceptable
 * @param secrets what environment variables alone may tell
 * @param platformBuild what was deployed, where the platform itself does not say it
 * @param redacted every effective setting as it is written, by name and nested as in the files, ready for JSON: maps, lists,
 *     texts, numbers, booleans and null; no secret is ever in it, because a secret among the settings is an error
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

    public boolean isEmbedded() {
        return environment.equals(EMBEDDED);
    }

    /**
     * The plan of a simulation.
     *
     * @param name of its group of settings: {@code stress} for {@code mobius.stress}
     */
    public LoadSettings plan(String name) {
        LoadSettings plan = plans.get(name);
        if (plan == null) {
            throw new IllegalArgumentException("mobius." + name + " is not a plan; plans are " + plans.keySet());
        }
        return plan;
    }

    /** What a plan offers: the only place where the scale is applied. */
    public Workload workload(LoadSettings plan, TrafficMix mix) {
        return new Workload(plan.peakRequestsPerSecond() * scale, plan.thinkTime(), plan.stages(), mix, plan.arrivals());
    }

    /** The same settings for a target that has just started at {@code url}. */
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
                history,
                alerts,
                budgets,
                secrets,
                platformBuild,
                redacted);
    }

    /** The reference target with this password for all its accounts. */
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
