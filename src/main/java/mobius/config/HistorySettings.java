package mobius.config;

import java.nio.file.Path;
import mobius.config.hocon.Kind;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Section;
import mobius.config.hocon.StringKinds;

/**
 * What is remembered of runs.
 *
 * @param folder where
 * @param keep how many of each environment, simulation and profile, beside those of the reference; with 0 none is remembered and
 *     none is asked for
 */
public record HistorySettings(Path folder, int keep) {

    private static final Kind<Integer> RUNS = NumberKinds.whole(0, 10_000);

    static HistorySettings read(Section history) {
        return new HistorySettings(
                Path.of(history.setting("folder").as(StringKinds.NOT_BLANK)),
                history.setting("keep").as(RUNS));
    }
}
