package mobius.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Origin of a run: the properties that decide with which other runs it is comparable.
 *
 * @param simulation the class name of the simulation
 * @param environment its name
 * @param profile its name
 * @param plan a digest of rates, stages and mix
 * @param data a digest of the feeders
 * @param target a digest of the properties of the platform that this suite can see
 * @param seed of all random choices
 * @param injector the machine that sent the load
 * @param cores the number of cores of that machine
 * @param suite the commit of this suite; null outside a git checkout. It does not affect comparability, because most commits do
 *     not change the load.
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

    /** Returns the differences from another run as phrases for a report; empty if the two are comparable. */
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

    /** Returns the differences from another run as phrases for a report, without those of the target. */
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

    /** Returns this origin without the commit of the suite; equal for comparable runs. */
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
