package mobius.history;

import java.nio.file.Path;

/**
 * Runs that follow each other: of one environment, simulation and profile.
 *
 * @param environment its name
 * @param simulation the class of the simulation
 * @param profile its name
 */
public record RunSeries(String environment, String simulation, String profile) implements Comparable<RunSeries> {

    /** Where its runs are kept. */
    Path folder(Path history) {
        return history.resolve(fileName(environment))
                .resolve(fileName(simulation))
                .resolve(fileName(profile));
    }

    /** For example {@code local, mobius.LoadSimulation, nightly}. */
    @Override
    public String toString() {
        return String.join(", ", environment, simulation, profile);
    }

    @Override
    public int compareTo(RunSeries other) {
        return toString().compareTo(other.toString());
    }

    /** A name never leads out of the folder. */
    public static String fileName(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.startsWith(".") ? "_" + plain : plain;
    }
}
