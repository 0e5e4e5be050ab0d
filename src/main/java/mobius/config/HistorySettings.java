package mobius.config;

import java.nio.file.Path;
import mobius.config.hocon.Kind;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Section;
import mobius.config.hocon.StringKinds;

/**
 * Which runs the history keeps.
 *
 * @param folder of the history
 * @param keep the number of runs for each environment, simulation and profile, in addition to the reference runs; 0 turns the
 *     history off: no run is added and none is read
 */
public record HistorySettings(Path folder, int keep) {

    private static final Kind<Integer> RUNS = NumberKinds.whole(0, 10_000);

    static HistorySettings read(Section history) {
        return new HistorySettings(
                Path.of(history.setting("folder").as(StringKinds.NOT_BLANK)),
                history.setting("keep").as(RUNS));
    }
}
