package mobius.config.budget;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import mobius.budget.Percentile;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.config.hocon.SettingNames;

/** Reads budgets by percentile, as in {@code { p50 = 50 ms, p95 = 150 ms }}. */
final class LatenciesReader {

    private LatenciesReader() {}

    /** Reads the budgets in a section; its other settings are ignored. */
    static SortedMap<Percentile, Duration> read(Section section) {
        SortedMap<Percentile, Setting> limits = new TreeMap<>();
        section.names().stream()
                .filter(name -> SettingNames.isPercentile(name))
                .forEach(name -> limits.put(percentile(name), section.setting(name)));
        return inOrder(limits);
    }

    private static Percentile percentile(String name) {
        return new Percentile(Double.parseDouble(name.substring(1)));
    }

    /** Reports a budget below that of a lower percentile. */
    private static SortedMap<Percentile, Duration> inOrder(SortedMap<Percentile, Setting> settings) {
        SortedMap<Percentile, Duration> limits = new TreeMap<>();
        settings.forEach((percentile, setting) -> {
            Duration limit = setting.as(Quantity.TIME_ABOVE_ZERO);
            if (!limits.isEmpty() && limit.compareTo(limits.get(limits.lastKey())) < 0) {
                setting.complain(
                        "is below the budget of " + limits.lastKey(),
                        "make budgets grow with the percentile, or leave one out");
            }
            limits.put(percentile, limit);
        });
        return limits;
    }
}
