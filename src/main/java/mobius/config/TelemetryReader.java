package mobius.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.config.hocon.InvalidValue;
import mobius.config.hocon.JdbcUrl;
import mobius.config.hocon.Kind;
import mobius.config.hocon.LabelMatchers;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.config.hocon.StringKinds;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.postgres.PostgresMetrics;
import mobius.telemetry.scrape.LabelFilter;
import mobius.telemetry.scrape.Role;

/** Reads {@code mobius.telemetry}. */
final class TelemetryReader {

    private static final Kind<String> NAME = new Kind<>(TelemetryReader::name, "nameless");
    private static final Kind<Role> ROLE = new Kind<>(TelemetryReader::role, Role.API);
    private static final Kind<URI> URL = new Kind<>(TelemetryReader::url, URI.create("/metrics"));

    private static final Kind<String> PROMETHEUS = new Kind<>(TelemetryReader::prometheusUrl, "");
    private static final String ROLES =
            Arrays.stream(Role.values()).map(TelemetryReader::word).collect(Collectors.joining(", "));

    private static final List<String> PARTS = List.of("name", "role", "url");
    private static final String PROMETHEUS_REMEDY = "write one like http://localhost:9090";
    private static final String URL_REMEDY = "write one like http://localhost:9100/metrics, or a path of the platform";

    private TelemetryReader() {}

    static TelemetrySettings read(Section telemetry) {
        return new TelemetrySettings(
                telemetry.setting("interval").as(Quantity.TIME_ABOVE_ZERO),
                telemetry.setting("timeout").as(Quantity.TIME_ABOVE_ZERO),
                sources(telemetry.setting("sources")),
                database(telemetry.section("database")),
                prometheus(telemetry.section("prometheus")),
                TraceSettings.read(telemetry.section("traces")));
    }

    private static Optional<TelemetrySettings.Database> database(Section database) {
        Optional<String> user = database.setting("user").optionally(StringKinds.NOT_BLANK);
        return database.setting("url").optionally(JdbcUrl.KIND).map(url -> new TelemetrySettings.Database(url, user));
    }

    private static Optional<TelemetrySettings.Prometheus> prometheus(Section prometheus) {
        String selector = prometheus.setting("selector").as(LabelMatchers.KIND);
        return prometheus
                .setting("url")
                .optionally(PROMETHEUS)
                .map(url -> new TelemetrySettings.Prometheus(url, selector));
    }

    private static List<TelemetrySettings.Source> sources(Setting sources) {
        List<TelemetrySettings.Source> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Setting item : sources.items()) {
            Section section = complete(item);
            TelemetrySettings.Source source = source(section);
            all.add(source);
            if (!names.add(source.name())) {
                section.setting("name")
                        .complain("is the name of an earlier source", "give each source a name of its own");
            }
        }
        return all;
    }

    /** Reports missing parts of a source together, so that they are not reported one by one. */
    private static Section complete(Setting item) {
        Section source = item.section();
        List<String> missing =
                PARTS.stream().filter(part -> !source.names().contains(part)).toList();
        if (missing.isEmpty()) {
            return source;
        }
        item.complain("has no " + String.join(", no ", missing), "a source needs " + String.join(", ", PARTS));
        return source.unreported();
    }

    private static TelemetrySettings.Source source(Section source) {
        return new TelemetrySettings.Source(
                source.setting("name").as(NAME),
                source.setting("role").as(ROLE),
                source.setting("url").as(URL),
                source.setting("only").optionally(LabelMatchers.KIND).map(LabelFilter::new));
    }

    /** Reads the name of a source, which must differ from the names of the suite's own sources. */
    private static String name(String text) throws InvalidValue {
        InvalidValue.unless(!text.isBlank(), "is empty", "give the source a name");
        InvalidValue.unless(
                !text.equals(InjectorMetrics.SOURCE),
                "is the name of the injector's own metrics",
                "give the source another name");
        InvalidValue.unless(
                !text.equals(PostgresMetrics.SOURCE),
                "is the name of the metrics of mobius.telemetry.database",
                "give the source another name");
        return text;
    }

    private static Role role(String text) throws InvalidValue {
        return Arrays.stream(Role.values())
                .filter(role -> word(role).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("is not a role", "write one of " + ROLES));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static String prometheusUrl(String text) throws InvalidValue {
        if (text.matches(".*://[^/]*:[^/]*@.*") || text.contains("?") || text.contains("#")) {
            throw InvalidValue.secret(
                    "carries a password or parameters",
                    "write the URL with at most the user, and export MOBIUS_PROMETHEUS_PASSWORD=... or"
                            + " MOBIUS_PROMETHEUS_TOKEN=...");
        }
        URI url = parsed(text);
        boolean web = url.getHost() != null && Set.of("http", "https").contains(String.valueOf(url.getScheme()));
        InvalidValue.unless(web, "is not an http or https URL", PROMETHEUS_REMEDY);
        return text;
    }

    /**
     * Reads the URL of a source, or a path of the platform. A URL with credentials is refused without being repeated in the
     * message.
     */
    private static URI url(String text) throws InvalidValue {
        if (text.contains("@")) {
            throw InvalidValue.secret("carries a user name or password", "write the URL without it");
        }
        URI url = parsed(text);
        boolean path = url.getScheme() == null && text.startsWith("/") && url.getHost() == null;
        boolean web = url.getHost() != null && Set.of("http", "https").contains(String.valueOf(url.getScheme()));
        InvalidValue.unless(path || web, "is not an http or https URL", URL_REMEDY);
        return url;
    }

    private static URI parsed(String text) throws InvalidValue {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidValue("is not a URL", URL_REMEDY);
        }
    }
}
