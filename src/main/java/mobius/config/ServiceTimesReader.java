package mobius.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mobius.budget.Budgets;
import mobius.budget.EndpointClass;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.reference.settings.ServiceTime;
import mobius.reference.settings.TargetSettings;
import mobius.text.Suggestion;

/** Reads {@code mobius.embedded.service-times}. Its times are by endpoint class; the reference target needs them by endpoint. */
final class ServiceTimesReader {

    private static final String FIRST_CHUNK = "llm-first-chunk";
    private static final String CHUNK = "llm-chunk";
    private static final String EVENT = "event";

    private final Section section;
    private final Budgets budgets;
    private final Map<String, ServiceTime> byClass = new HashMap<>();

    /** Reads the times of all classes, and reports names that are not a class. */
    ServiceTimesReader(Section section, Budgets budgets) {
        this.section = section;
        this.budgets = budgets;
        for (String name : section.names()) {
            requireKnown(name);
            byClass.put(name, serviceTime(section.section(name)));
        }
    }

    /** The service time of each endpoint. A class without a time is reported. */
    Map<String, ServiceTime> byEndpoint() {
        Map<String, ServiceTime> byEndpoint = new HashMap<>();
        for (EndpointClass endpoints : budgets.classes()) {
            ServiceTime time = endpoints.endpoints().isEmpty() ? ServiceTime.NONE : of(endpoints.name());
            endpoints.endpoints().forEach(endpoint -> byEndpoint.put(endpoint, time));
        }
        return byEndpoint;
    }

    /** The times of streams, which belong to no endpoint class. */
    TargetSettings.StreamTimes ofStreams() {
        return new TargetSettings.StreamTimes(of(FIRST_CHUNK), of(CHUNK), of(EVENT));
    }

    private ServiceTime of(String name) {
        if (!byClass.containsKey(name)) {
            section.setting(name).complainOfAbsence("give the class a p50 and a p95 in mobius.conf");
        }
        return byClass.getOrDefault(name, ServiceTime.NONE);
    }

    private void requireKnown(String name) {
        Set<String> classes = new TreeSet<>(Set.of(FIRST_CHUNK, CHUNK, EVENT));
        budgets.classes().forEach(endpoints -> classes.add(endpoints.name()));
        if (!classes.contains(name)) {
            section.setting(name)
                    .complain(
                            "is not an endpoint class",
                            "write one of " + String.join(", ", Suggestion.ranked(name, classes)));
        }
    }

    /**
     * Reads a service time. A p95 below the p50, and a p50 of zero with a p95 above it, describe no distribution and are
     * reported.
     */
    private static ServiceTime serviceTime(Section section) {
        Duration median = section.setting("p50").as(Quantity.TIME);
        Setting setting = section.setting("p95");
        Duration p95 = setting.as(Quantity.TIME);
        if (p95.compareTo(median) < 0) {
            setting.complain("is below the p50", "write a p95 that is not");
            return ServiceTime.NONE;
        }
        if (median.isZero() && !p95.isZero()) {
            setting.complain("needs a p50 above zero", "write 0 s for both or for neither");
            return ServiceTime.NONE;
        }
        return new ServiceTime(median, p95);
    }
}
