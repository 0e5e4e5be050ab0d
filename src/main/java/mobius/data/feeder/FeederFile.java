package mobius.data.feeder;

import java.util.List;

/**
 * A feeder file and the columns that the suite requires.
 *
 * @param name the name of the file, which ends in {@code .csv} (with a header) or {@code .json} (an array of objects)
 * @param required columns of a CSV file, or fields of each object, that every row must fill
 */
public record FeederFile(String name, List<String> required) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it has another extension
     */
    public FeederFile {
        if (!name.endsWith(".csv") && !name.endsWith(".json")) {
            throw new IllegalArgumentException("the feeder " + name + " must be a .csv or a .json file");
        }
        required = List.copyOf(required);
    }

    /** Whether this is a CSV file and not a JSON file. */
    public boolean isCsv() {
        return name.endsWith(".csv");
    }
}
