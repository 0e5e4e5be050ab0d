package mobius.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a run came from: what decides with which other runs it may be compared.
 *
 * @param simulation the class of the simulation
 * @param environment its name
 * @param profile its name
 * @param plan a digest of rates, stages and mix
 * @param data a digest of the feeders
 * @param target a digest of what shapes the platform, as far as this suite knows it
 * @param seed of everything random
 * @param injector what the load came from
 * @param cores how many it had
 * @param suite the commit of this suite; null outside a git checkout. It decides nothing: most commits change no load.
 */
public record Provenance(
        String simulation,
        String environment,
        String profile,
        String plan,
        String data,
        String target,
        long seed,
        String injector,
        int cores,
        @Nullable String suite) {

    public RunSeries line() {
        return new RunSeries(environment, simulation, profile);
    }

    /** In what the other run differs, for people; empty when both are comparable. */
    public List<String> differencesFrom(Provenance other) {
        List<String> differences = new ArrayList<>();
        differ(differences, "simulation", simulation, other.simulation);
        differ(differences, "environment", environment, other.environment);
        differ(differences, "profile", profile, other.profile);
        differ(differences, "plan (peak, stages or mix)", plan, other.plan);
        differ(differences, "data (feeders)", data, other.data);
        differ(differences, "target shape (its address, or mobius.embedded)", target, other.target);
        differ(differences, "seed", seed, other.seed);
        differ(differences, "injector", machine(), other.machine());
        return differences;
    }

    /** In what the other run differs but for the target, for people. */
    public List<String> differencesBesideTarget(Provenance other) {
        return differencesFrom(new Provenance(
                other.simulation,
                other.environment,
                other.profile,
                other.plan,
                other.data,
                target,
                other.seed,
                other.injector,
                other.cores,
                other.suite));
    }

    /** Equal for runs that are comparable. */
    public Provenance withoutSuite() {
        return new Provenance(simulation, environment, profile, plan, data, target, seed, injector, cores, null);
    }

    private String machine() {
        return injector + " with " + cores + " cores";
    }

    private static void differ(List<String> differences, String what, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            differences.add("%s: %s and %s".formatted(what, one, other));
        }
    }
}
