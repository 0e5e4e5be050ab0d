package mobius.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import mobius.config.hocon.InvalidValue;
import mobius.config.hocon.Kind;
import mobius.config.hocon.LabelMatchers;
import mobius.config.hocon.Section;

/**
 * How production is alerted on.
 *
 * @param platform label matchers of the platform's own series in Prometheus: {@code job="mobius"}
 * @param servers label matchers of the series that the exporters on its servers provide
 * @param runbooks the page that alerts link to, with http or https and without a fragment; empty if there is none
 */
public record AlertSettings(String platform, String servers, Optional<URI> runbooks) {

    private static final Kind<URI> PAGE = new Kind<>(AlertSettings::page, URI.create("http://localhost"));

    static AlertSettings read(Section alerts) {
        Section selector = alerts.section("selector");
        return new AlertSettings(
                selector.setting("platform").as(LabelMatchers.KIND),
                selector.setting("servers").as(LabelMatchers.KIND),
                alerts.setting("runbooks").optionally(PAGE));
    }

    /** Reads the URL of a page. It must have no fragment, because alerts append their own. */
    private static URI page(String text) throws InvalidValue {
        boolean fit;
        try {
            URI url = new URI(text);
            fit = text.matches("https?://.+") && url.getHost() != null && url.getRawFragment() == null;
        } catch (URISyntaxException notAUrl) {
            fit = false;
        }
        InvalidValue.unless(
                fit, "is not the URL of a page", "write one like https://wiki.example/mobius, without a fragment");
        return URI.create(text);
    }
}
