package mobius.config;

import java.util.ArrayList;
import java.util.List;
import mobius.config.hocon.Kind;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;

/** Reads the settings of {@code mobius.scaling} other than its plan. */
final class ScalingReader {

    private static final Kind<Integer> COUNT = NumberKinds.whole(1, 100_000);

    private ScalingReader() {}

    static ScalingSettings read(Section scaling) {
        return new ScalingSettings(
                counts(scaling.setting("rows")),
                counts(scaling.setting("limits")),
                scaling.setting("visits").as(COUNT));
    }

    private static List<Integer> counts(Setting list) {
        List<Integer> counts = new ArrayList<>();
        list.items().forEach(item -> counts.add(item.as(COUNT)));
        if (counts.isEmpty() && list.isGiven()) {
            list.complain("is empty", "write at least one number, as in mobius.conf");
        }
        return counts;
    }
}
