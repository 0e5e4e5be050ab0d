package mobius.data.feeder;

import java.util.List;

/**
 * A feeder and what the suite needs of it.
 *
 * @param name the file's name, which ends in {@code .csv} (with a header) or {@code .json} (an array of objects)
 * @param required columns, or fields of each object, that every row must fill
 */
public record FeederFile(String name, List<String> required) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it has another ending
     */
    public FeederFile {
        if (!name.endsWith(".csv") && !name.endsWith(".json")) {
            throw new IllegalArgumentException("the feeder " + name + " must be a .csv or a .json file");
        }
        required = List.copyOf(required);
    }

    public boolean isCsv() {
        return name.endsWith(".csv");
    }
}
