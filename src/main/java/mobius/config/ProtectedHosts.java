package mobius.config;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.config.ComparisonSettings.Build;
import mobius.config.hocon.BaseUrl;
import mobius.config.hocon.ConfigFolder;
import mobius.config.hocon.ConfigurationException;
import mobius.config.hocon.Layers;
import mobius.config.hocon.Problems;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.config.hocon.StringKinds;
import mobius.config.hocon.Substitutions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts in the files of protected environments: {@code mobius.target.base-url} and {@code mobius.production.hosts}. A
 * platform that real users depend on can be reached only by choosing its own environment, because the guards are part of that.
 * Secrets of a protected environment are sent to its own hosts only.
 */
final class ProtectedHosts {

    private static final Logger LOG = LoggerFactory.getLogger(ProtectedHosts.class);
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|::1");

    private final Map<String, Set<String>> hosts = new TreeMap<>();

    private ProtectedHosts() {}

    /**
     * Reads the files of all environments.
     *
     * @param variables environment variables, which the files may refer to
     * @param properties system properties, which the files may refer to
     */
    static ProtectedHosts of(ConfigFolder folder, Map<String, String> variables, Map<String, String> properties) {
        ProtectedHosts known = new ProtectedHosts();
        for (String environment : folder.names("environments")) {
            try {
                Section root = read(new ConfigFolder(folder.root()), environment, variables, properties);
                if (root.section("production").setting("protected").as(StringKinds.FLAG)) {
                    known.hosts.put(environment, hosts(root));
                }
            } catch (ConfigurationException unreadable) {
                // It may need variables that are set only where its runs take place. For the chosen environment, all
                // problems are reported.
                LOG.warn(
                        "environments/{}.conf cannot be read here, so its hosts, if it is protected, are not known: {}",
                        environment,
                        unreadable.getMessage());
            }
        }
        return known;
    }

    /** Reads one environment without reporting its problems, which are reported when that environment is chosen. */
    private static Section read(
            ConfigFolder folder, String environment, Map<String, String> variables, Map<String, String> properties) {
        Problems unreported = new Problems();
        Substitutions substitutions = new Substitutions(variables, properties, folder::placeOf, unreported);
        Layers layers = new Layers(folder, substitutions, unreported);
        return Section.root(layers.merge(Map.of("mobius.environment", environment)), unreported);
    }

    /** The hosts of an environment. An unreadable URL contributes none. */
    private static Set<String> hosts(Section root) {
        Stream<String> named =
                root.section("production").setting("hosts").items().stream().map(item -> item.as(StringKinds.HOST));
        Stream<String> ofUrl = root
                .section("target")
                .setting("base-url")
                .optionally(BaseUrl.KIND)
                .filter(url -> !url.equals(BaseUrl.KIND.standIn()))
                .map(URI::getHost)
                .stream();
        return Stream.concat(named, ofUrl)
                .filter(host -> !host.isEmpty())
                .map(ProtectedHosts::plain)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Normalises a host: lower case, without the brackets of IPv6 and without the dot of the root domain. */
    private static String plain(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
    }

    /** Whether a host is among the names. A name such as {@code *.mobius.example} stands for all hosts with this ending. */
    private static boolean include(Set<String> names, String host) {
        return names.stream()
                .anyMatch(name -> name.startsWith("*") ? host.endsWith(name.substring(1)) : name.equals(host));
    }

    /** Compares all addresses that these settings send requests to with the protected hosts. */
    void check(Settings settings, Section root) {
        Section compare = root.section("compare");
        ComparisonSettings builds = settings.comparison();
        check(
                settings,
                root.section("target").setting("base-url"),
                settings.target().baseUrl());
        check(settings, compare.setting("before"), builds.before().flatMap(Build::url));
        check(settings, compare.setting("after"), builds.after().flatMap(Build::url));
    }

    private void check(Settings settings, Setting setting, Optional<URI> url) {
        url.map(URI::getHost)
                .map(ProtectedHosts::plain)
                .ifPresent(host -> check(settings.environment(), setting, host));
    }

    /**
     * Reports a host of another protected environment, and a host that would receive the secrets of this protected environment
     * without being listed. Loopback addresses are allowed.
     */
    private void check(String environment, Setting setting, String host) {
        Set<String> own = hosts.get(environment);
        boolean isOwn = own != null && include(own, host);
        hosts.forEach((other, names) -> {
            if (!other.equals(environment) && !isOwn && include(names, host)) {
                setting.complain(
                        "is a host of the protected environment " + other,
                        "choose that with -Dmobius.environment=" + other + ", or correct the URL");
            }
        });
        if (own != null && !isOwn && !LOOPBACK.matcher(host).matches()) {
            setting.complain(
                    "is not a host of the protected environment " + environment + ", whose secrets would go there",
                    "add it to mobius.production.hosts in environments/%s.conf, or correct the URL"
                            .formatted(environment));
        }
    }
}
