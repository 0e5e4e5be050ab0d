package mobius.history;

import java.nio.file.Path;

/**
 * Identity of a series of runs that can follow each other.
 *
 * @param environment its name
 * @param simulation the class name of the simulation
 * @param profile its name
 */
public record RunSeries(String environment, String simulation, String profile) implements Comparable<RunSeries> {

    /** Returns the folder of the series. */
    Path folder(Path history) {
        return history.resolve(fileName(environment))
                .resolve(fileName(simulation))
                .resolve(fileName(profile));
    }

    /** Returns a display name, such as {@code local, mobius.LoadSimulation, nightly}. */
    @Override
    public String toString() {
        return String.join(", ", environment, simulation, profile);
    }

    @Override
    public int compareTo(RunSeries other) {
        return toString().compareTo(other.toString());
    }

    /** Returns a file name for any name. It has no separators and no leading dot, so that it cannot lead out of the folder. */
    public static String fileName(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.startsWith(".") ? "_" + plain : plain;
    }
}
