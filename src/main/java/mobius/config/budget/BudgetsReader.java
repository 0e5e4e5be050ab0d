package mobius.config.budget;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mobius.budget.Budgets;
import mobius.budget.EndpointClass;
import mobius.budget.Percentile;
import mobius.budget.PlatformBudgets;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.config.hocon.SettingNames;
import mobius.config.hocon.StringKinds;
import mobius.text.Suggestion;

/** Reads {@code mobius.budgets}. */
public final class BudgetsReader {

    private final Section budgets;
    private final Map<String, String> classOfEndpoint = new TreeMap<>();

    private BudgetsReader(Section budgets) {
        this.budgets = budgets;
    }

    /** Reads all budgets. Problems are added to those of the section. */
    public static Budgets read(Section budgets) {
        return new BudgetsReader(budgets).read();
    }

    private Budgets read() {
        Section total = budgets.section("total");
        List<EndpointClass> classes = classes(budgets.section("classes"));
        return new Budgets(
                LatenciesReader.read(total),
                total.setting("error-rate").as(Quantity.PERCENTAGE),
                classes,
                requests(budgets.section("requests")),
                critical(budgets.setting("critical")),
                PlatformBudgetsReader.read(budgets.section("platform")),
                SeverityReader.read(budgets.section("severity")));
    }

    private List<EndpointClass> classes(Section classes) {
        return classes.names().stream()
                .map(name -> endpointClass(name, classes.section(name)))
                .toList();
    }

    /** Reads a class. Its {@code target} is the budget of the p95 and its {@code maximum} that of the p99. */
    private EndpointClass endpointClass(String name, Section section) {
        Setting maximum = section.setting("maximum");
        Duration p95 = section.setting("target").as(Quantity.TIME_ABOVE_ZERO);
        Duration p99 = maximum.as(Quantity.TIME_ABOVE_ZERO);
        if (p99.compareTo(p95) < 0) {
            maximum.complain(
                    "is below the target of " + p95.toMillis() + " ms", "write the p99 budget, not below that of p95");
            p99 = p95;
        }
        boolean inTotal =
                section.setting("in-total").optionally(StringKinds.FLAG).orElse(true);
        return new EndpointClass(name, p95, p99, endpoints(name, section.setting("endpoints")), inTotal);
    }

    /** Reads the endpoints of a class. An endpoint in two classes is reported, because it would have two budgets. */
    private Set<String> endpoints(String className, Setting endpoints) {
        Set<String> names = new HashSet<>();
        for (Setting endpoint : endpoints.items()) {
            String name = endpoint.as(StringKinds.NOT_BLANK);
            String other = classOfEndpoint.putIfAbsent(name, className);
            if (other != null) {
                endpoint.complain("is in the class " + other + " too", "leave it in one of them");
            }
            names.add(name);
        }
        return names;
    }

    private Map<String, Map<Percentile, Duration>> requests(Section requests) {
        Map<String, Map<Percentile, Duration>> budgetsOfRequests = new HashMap<>();
        for (String request : requests.names()) {
            requireKnown(requests.setting(request), Budgets.endpointOf(request));
            budgetsOfRequests.put(request, LatenciesReader.read(requests.section(request)));
        }
        return budgetsOfRequests;
    }

    private Set<String> critical(Setting critical) {
        Set<String> names = new HashSet<>();
        for (Setting endpoint : critical.items()) {
            String name = endpoint.as(StringKinds.NOT_BLANK);
            requireKnown(endpoint, name);
            names.add(name);
        }
        return names;
    }

    /**
     * Reports an endpoint that is in no class. A budget for a misspelt endpoint would never be checked, and therefore always be
     * kept.
     */
    private void requireKnown(Setting setting, String endpoint) {
        if (!classOfEndpoint.containsKey(endpoint)) {
            String remedy = Suggestion.of(endpoint, classOfEndpoint.keySet())
                    .map(meant -> "did you mean \"" + meant + "\"?")
                    .orElse("add the endpoint to a class in budgets.conf");
            setting.complain("is in no endpoint class", remedy);
        }
    }

    /** Reads {@code mobius.budgets.platform}. */
    private static final class PlatformBudgetsReader {

        private PlatformBudgetsReader() {}

        static PlatformBudgets read(Section platform) {
            return new PlatformBudgets(
                    platform.setting("cpu").as(Quantity.SHARE),
                    platform.setting("memory").as(Quantity.SHARE),
                    platform.setting("cache-hits").as(Quantity.SHARE),
                    platform.setting("statement-time").as(Quantity.TIME_ABOVE_ZERO),
                    platform.setting("first-answer").as(Quantity.TIME_ABOVE_ZERO),
                    platform.setting("throughput").as(Quantity.SHARE));
        }
    }

    /** Reads budgets by percentile, as in {@code { p50 = 50 ms, p95 = 150 ms }}. */
    private static final class LatenciesReader {

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
}
