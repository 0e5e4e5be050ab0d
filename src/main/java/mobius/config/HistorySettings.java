package mobius.config;

import java.nio.file.Path;

/**
 * What is remembered of runs.
 *
 * @param folder where
 * @param keep how many of each environment, simulation and profile, beside those of the reference; with 0 none is remembered and
 *     none is asked for
 */
public record HistorySettings(Path folder, int keep) {

    private static final Kind<Integer> RUNS = Numbers.whole(0, 10_000);

    static HistorySettings read(Section history) {
        return new HistorySettings(
                Path.of(history.setting("folder").as(Texts.NOT_BLANK)),
                history.setting("keep").as(RUNS));
    }
}
