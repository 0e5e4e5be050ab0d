package mobius.run;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mobius.config.Secret;
import mobius.config.Settings;
import mobius.config.TelemetrySettings;
import mobius.telemetry.Recorder;
import mobius.telemetry.scrape.Source;
import mobius.telemetry.scrape.TargetScraper;

/**
 * The servers of one platform that are scraped during a run.
 *
 * @param settings the sources as they are written
 * @param platform where the platform answers
 * @param token for a platform whose metrics are not public; nobody else is sent it
 */
record TelemetrySources(TelemetrySettings settings, URI platform, Optional<Secret> token) {

    static TelemetrySources of(Settings settings, URI platform) {
        return new TelemetrySources(
                settings.telemetry(), platform, settings.secrets().token());
    }

    TargetScraper scrapeInto(Recorder recorder) {
        return TargetScraper.start(sources(), settings.interval(), settings.timeout(), recorder);
    }

    List<Source> sources() {
        return settings.sources().stream().map(this::source).toList();
    }

    private Source source(TelemetrySettings.Source source) {
        URI url = platform.resolve(source.url());
        return new Source(source.name(), source.role(), url, tokenFor(url));
    }

    private Optional<Supplier<String>> tokenFor(URI url) {
        boolean isPlatform = url.resolve("/").equals(platform.resolve("/"));
        return token.filter(secret -> isPlatform).map(secret -> secret::reveal);
    }
}
