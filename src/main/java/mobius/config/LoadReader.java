package mobius.config;

import java.util.Map;

/** Reads {@code mobius.load}. */
final class LoadReader {

    private LoadReader() {}

    static LoadSettings read(Section load) {
        return new LoadSettings(
                load.setting("peak-requests-per-second").as(Numbers.ABOVE_ZERO),
                load.setting("think-time").as(Quantity.TIME),
                weights(load),
                StagesReader.read(load.setting("stages")));
    }

    /** Only journeys that take part; 0 leaves one out. */
    private static Map<String, Double> weights(Section load) {
        Map<String, Double> weights = load.section("weights").all(Numbers.ZERO_OR_MORE);
        weights.values().removeIf(weight -> weight == 0);
        if (weights.isEmpty()) {
            load.setting("weights").complain("sum to 0", "give at least one journey a weight above 0");
        }
        return weights;
    }
}
