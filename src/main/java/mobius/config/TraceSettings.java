package mobius.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mobius.config.hocon.InvalidValue;
import mobius.config.hocon.Kind;
import mobius.config.hocon.Problems;
import mobius.config.hocon.Section;
import mobius.trace.NotedTraces;

/**
 * Where the traces of the platform are.
 *
 * @param url of the query service of Jaeger or Tempo, with http or https and a host; empty if no traces are read after a run
 * @param link a template of the address at which a person reads the trace or the log of a request, for the report; empty for none
 */
public record TraceSettings(Optional<String> url, Optional<String> link) {

    private static final Kind<String> URL = new Kind<>(TraceSettings::url, "");
    private static final Kind<String> LINK = new Kind<>(TraceSettings::link, "");

    private static final String LINK_PATH = "telemetry.traces.link";

    /** The start of an address without user and password, and no character that a browser could read as the end of a link. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/?#@\\s]+([/?#][^\\s<>\"'`\\p{Cntrl}]*)?");

    static TraceSettings read(Section traces) {
        return new TraceSettings(
                traces.setting("url").optionally(URL), traces.setting("link").optionally(LINK));
    }

    /**
     * Reads the template of a finished run.
     *
     * @param settings the {@linkplain Settings#redacted() settings} of the run; empty if they are unknown
     * @return empty if it had none, or was made before there were templates
     * @throws mobius.config.hocon.ConfigurationException if it is not a template
     */
    public static Optional<String> savedLink(Optional<Map<String, Object>> settings) {
        return settings.map(then -> ConfigValueFactory.fromMap(then, "run.json").toConfig())
                .filter(then -> then.hasPath(LINK_PATH))
                .flatMap(TraceSettings::savedLink);
    }

    private static Optional<String> savedLink(Config then) {
        Problems problems = new Problems();
        Section telemetry = Section.root(then.atPath("mobius"), problems).section("telemetry");
        Optional<String> link = telemetry.section("traces").setting("link").optionally(LINK);
        problems.throwIfAny();
        return link;
    }

    private static String url(String text) throws InvalidValue {
        String remedy = "write one like http://localhost:16686 (Jaeger) or http://localhost:3200 (Tempo)";
        checkCredentials(text);
        InvalidValue.unless(
                ADDRESS.matcher(text).matches() && !text.contains("?") && !text.contains("#"),
                "is not an http or https URL without parameters",
                remedy);
        try {
            return URI.create(text).toString();
        } catch (IllegalArgumentException wrong) {
            throw new InvalidValue("is not a URL", remedy);
        }
    }

    private static String link(String text) throws InvalidValue {
        String remedy = "write one like http://localhost:16686/trace/" + NotedTraces.TRACE_ID;
        checkCredentials(text);
        InvalidValue.unless(ADDRESS.matcher(text).matches(), "is not an http or https address", remedy);
        InvalidValue.unless(
                text.contains(NotedTraces.TRACE_ID) || text.contains(NotedTraces.CORRELATION_ID),
                "contains neither " + NotedTraces.TRACE_ID + " nor " + NotedTraces.CORRELATION_ID,
                remedy);
        return text;
    }

    private static void checkCredentials(String text) throws InvalidValue {
        if (text.matches("[^/]*//[^/?#]*@.*")) {
            throw InvalidValue.secret(
                    "carries a user name or password",
                    "write it without, and export MOBIUS_TRACES_TOKEN=... if needed");
        }
    }
}
