package mobius.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mobius.telemetry.scrape.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetrySettingsTest {

    private final Attempt attempt;

    TelemetrySettingsTest(@TempDir Path folder) {
        attempt = new Attempt(folder).property("mobius.profile", "mine");
    }

    @Test
    void thePlatformItselfIsTheSourceOfEveryEnvironment() {
        TelemetrySettings telemetry = profile("").settings().telemetry();
        assertThat(telemetry.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(telemetry.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(telemetry.sources())
                .containsExactly(new TelemetrySettings.Source("platform", Role.API, URI.create("/metrics")));
    }

    @Test
    void aLayerAddsSources() {
        assertThat(profile("mobius.telemetry.sources += "
                                + "{ name = db, role = database, url = \"http://db.internal:9187/metrics\" }")
                        .settings()
                        .telemetry()
                        .sources())
                .extracting(TelemetrySettings.Source::name)
                .containsExactly("platform", "db");
    }

    @Test
    void thereMayBeNone() {
        assertThat(profile("mobius.telemetry.sources = []")
                        .settings()
                        .telemetry()
                        .sources())
                .isEmpty();
    }

    @Test
    void whatIsWrongWithASourceIsTold() {
        assertThat(profile("""
                mobius.telemetry.sources = [
                  { name = a, role = api }
                  { name = b, role = proxy, url = "/metrics" }
                  { name = b, role = node, url = "localhost:9100" }
                  { name = injector, role = node, url = "http://user:secret@localhost:9100/metrics" }
                  { name = "", role = node, url = "http://local host" }
                ]
                """).problems())
                .containsExactly(
                        "mobius.telemetry.sources[0] has no url (profiles/mine.conf: 2); a source needs name, role, url",
                        "mobius.telemetry.sources[1].role \"proxy\" is not a role (profiles/mine.conf: 3);"
                                + " write one of api, database, pooler, cache, vectors, node, container",
                        "mobius.telemetry.sources[2].name \"b\" is the name of an earlier source"
                                + " (profiles/mine.conf: 4); give each source a name of its own",
                        "mobius.telemetry.sources[2].url \"localhost:9100\" is not an http or https URL"
                                + " (profiles/mine.conf: 4); write one like http://localhost:9100/metrics,"
                                + " or a path of the platform",
                        "mobius.telemetry.sources[3].name \"injector\" is the name of the injector's own metrics"
                                + " (profiles/mine.conf: 5); give the source another name",
                        "mobius.telemetry.sources[3].url carries a user name or password (profiles/mine.conf: 5);"
                                + " write the URL without it",
                        "mobius.telemetry.sources[4].name \"\" is empty (profiles/mine.conf: 6); give the source a name",
                        "mobius.telemetry.sources[4].url \"http://local host\" is not a URL (profiles/mine.conf: 6);"
                                + " write one like http://localhost:9100/metrics, or a path of the platform");
    }

    @Test
    void aSourceMayPickSomeOfItsProcesses() {
        assertThat(profile("mobius.telemetry.sources += { name = workers, role = api,"
                                + " url = \"http://api:9256/metrics\", only = \"groupname='gunicorn'\" }")
                        .settings()
                        .telemetry()
                        .sources()
                        .get(1)
                        .only()
                        .map(String::valueOf))
                .contains("groupname=\"gunicorn\"");
    }

    @Test
    void aPrometheusHasAUrlAndASelector() {
        assertThat(profile("").settings().telemetry().prometheus()).isEmpty();
        assertThat(profile("mobius.telemetry.prometheus.url = \"http://reader@prometheus:9090\"")
                        .settings()
                        .telemetry()
                        .prometheus())
                .contains(
                        new TelemetrySettings.Prometheus("http://reader@prometheus:9090", "job=~\"mobius|mobius-.+\""));
    }

    @Test
    void aPrometheusWithItsPasswordOrWithoutASchemeIsRefused() {
        assertThat(profile("mobius.telemetry.prometheus.url = \"http://reader:hush@prometheus:9090\"")
                        .problems())
                .containsExactly("mobius.telemetry.prometheus.url carries a password or parameters"
                        + " (profiles/mine.conf: 1); write the URL with at most the user, and export"
                        + " MOBIUS_PROMETHEUS_PASSWORD=... or MOBIUS_PROMETHEUS_TOKEN=...");
        assertThat(profile("mobius.telemetry.prometheus { url = \"prometheus:9090\", selector = mobius }")
                        .problems())
                .containsExactly(
                        "mobius.telemetry.prometheus.selector \"mobius\" is not a list of label matchers"
                                + " (profiles/mine.conf: 1); write label matchers without backslashes, for example"
                                + " job='mobius',stage=~'prod.*'",
                        "mobius.telemetry.prometheus.url \"prometheus:9090\" is not an http or https URL"
                                + " (profiles/mine.conf: 1); write one like http://localhost:9090");
    }

    @Test
    void theDatabaseHasAUrlAndAUser() {
        assertThat(profile("").settings().telemetry().database()).isEmpty();
        assertThat(profile(
                                "mobius.telemetry.database { url = \"jdbc:postgresql://db:5432/mobius?sslmode=require\", user = reader }")
                        .settings()
                        .telemetry()
                        .database())
                .contains(new TelemetrySettings.Database(
                        "jdbc:postgresql://db:5432/mobius?sslmode=require", Optional.of("reader")));
    }

    @Test
    void anotherDatabaseOrOneWithItsPasswordIsRefused() {
        assertThat(profile("mobius.telemetry.database.url = \"jdbc:mysql://db/mobius\"")
                        .problems())
                .containsExactly(
                        "mobius.telemetry.database.url \"jdbc:mysql://db/mobius\" is not a JDBC URL of PostgreSQL"
                                + " (profiles/mine.conf: 1); write one like jdbc:postgresql://localhost:5432/mobius");
        assertThat(profile("mobius.telemetry.database.url = \"jdbc:postgresql://db/mobius?password=secret\"")
                        .problems())
                .containsExactly(
                        "mobius.telemetry.database.url carries a user name or password (profiles/mine.conf: 1);"
                                + " write the URL without it, set mobius.telemetry.database.user, and export"
                                + " MOBIUS_JDBC_PASSWORD=...");
    }

    private Attempt profile(String text) {
        return attempt.write("profiles/mine.conf", text + "\n");
    }
}
