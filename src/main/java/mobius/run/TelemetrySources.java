package mobius.run;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mobius.config.Settings;
import mobius.config.TelemetrySettings;
import mobius.config.hocon.Secrets;
import mobius.http.Origin;
import mobius.production.PrometheusTelemetry;
import mobius.run.folder.RunFolder;
import mobius.telemetry.Recorder;
import mobius.telemetry.postgres.Database;
import mobius.telemetry.postgres.PostgresWatch;
import mobius.telemetry.scrape.Source;
import mobius.telemetry.scrape.TargetScraper;
import mobius.trace.TraceStore;

/**
 * The servers of one platform that are asked during a run.
 *
 * @param settings the sources as they are written
 * @param platform where the platform answers
 * @param secrets the token for a platform whose metrics are not public, which nobody else is sent, and the password of the database
 */
record TelemetrySources(TelemetrySettings settings, URI platform, Secrets secrets) {

    /** Exporters of OpenTelemetry send every 5 s unless they are configured, and a store needs some more to index. */
    private static final Duration TRACES_WITHIN = Duration.ofSeconds(15);

    private static final Duration BETWEEN_READINGS_OF_TRACES = Duration.ofSeconds(1);

    static TelemetrySources of(Settings settings, URI platform) {
        TelemetrySettings asked = settings.injectors().share().isFirst()
                ? settings.telemetry()
                : settings.telemetry().withoutServers();
        return new TelemetrySources(asked, platform, settings.secrets());
    }

    /** Scrapes all sources, unless a Prometheus does. */
    TargetScraper scrapeInto(Recorder recorder) {
        List<Source> scraped = settings.prometheus().isPresent() ? List.of() : sources();
        return TargetScraper.start(scraped, settings.interval(), settings.timeout(), recorder);
    }

    /** The Prometheus to be read after the run, where one is named. */
    Optional<PrometheusTelemetry> prometheus() {
        return settings.prometheus().map(named -> PrometheusTelemetry.at(named.url(), named.selector(), secrets));
    }

    /**
     * Watches the platform's database, where one is named.
     *
     * @param folder of the run, for its statements and their plans
     */
    Optional<PostgresWatch> watchDatabase(Recorder recorder, RunFolder folder) {
        return settings.database()
                .map(named -> new Database(
                        named.url(), named.user(), secrets.jdbcPassword().map(secret -> secret::reveal)))
                .map(database -> PostgresWatch.start(
                        database,
                        settings.interval(),
                        settings.timeout(),
                        recorder,
                        folder.statements(),
                        folder.plans()));
    }

    /** The store of the platform's traces, if one is named. */
    Optional<TraceStore> traces() {
        return settings.traces()
                .url()
                .map(url -> new TraceStore(
                        url,
                        secrets.tracesToken().map(secret -> secret::reveal),
                        TRACES_WITHIN,
                        BETWEEN_READINGS_OF_TRACES));
    }

    List<Source> sources() {
        return settings.sources().stream().map(this::source).toList();
    }

    private Source source(TelemetrySettings.Source source) {
        URI url = source.url().isAbsolute()
                ? source.url()
                : Origin.url(platform, source.url().toString());
        return new Source(source.name(), source.role(), url, tokenFor(url), source.only());
    }

    private Optional<Supplier<String>> tokenFor(URI url) {
        boolean isPlatform = Origin.of(url).equals(Origin.of(platform));
        return secrets.token().filter(secret -> isPlatform).map(secret -> secret::reveal);
    }
}
