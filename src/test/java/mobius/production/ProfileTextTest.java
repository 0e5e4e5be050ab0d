package mobius.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mobius.config.LoadSettings;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.contract.Contract;
import mobius.journeys.SuiteJourneys;
import mobius.workload.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTextTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-10T00:00:00Z");
    private static final Settings SETTINGS = SettingsReader.read(Map.of(), Map.of());

    private final Path config;

    ProfileTextTest(@TempDir Path folder) throws IOException {
        config = folder.resolve("config");
        try (Stream<Path> files = Files.walk(Path.of("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = config.resolve(Path.of("config").relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    @Test
    void aProfileWithADayIsAcceptedByTheSettings() throws IOException {
        ProfileText profile = profile(Duration.ofDays(2), Map.of("find-context", 700.0, "sign-in", 300.0));
        LoadSettings load = accepted(profile).plan("load");
        assertThat(load.peakRequestsPerSecond()).isCloseTo(profile.peakRequestsPerSecond(), within(0.1));
        assertThat(load.weights()).containsOnlyKeys("sign-in", "find-context");
        assertThat(load.weights().get("find-context")).isCloseTo(70, within(0.1));
        assertThat(load.stages()).hasSize(26);
        assertThat(load.stages().get(0).load().from()).isCloseTo(10 / 33.0, within(1e-4));
        assertThat(load.stages().stream().filter(Stage::measured))
                .singleElement()
                .satisfies(stage -> {
                    assertThat(stage.name()).isEqualTo("peak");
                    assertThat(stage.duration()).isEqualTo(Duration.ofMinutes(10));
                    assertThat(stage.load().from()).isEqualTo(1);
                });
    }

    @Test
    void theOtherPlansKeepTheirStages() throws IOException {
        Files.createFile(config.resolve("profiles/empty.conf"));
        Settings usual = SettingsReader.read(config, Map.of("mobius.profile", "empty"), Map.of());
        Settings settings = accepted(profile(Duration.ofDays(2), Map.of("find-context", 700.0)));
        for (String plan : List.of("stress", "spike", "graduated")) {
            assertThat(settings.plan(plan).stages())
                    .as(plan)
                    .isEqualTo(usual.plan(plan).stages());
        }
        assertThat(settings.search().hold()).isEqualTo(usual.search().hold());
        assertThat(settings.plan("stress").weights()).containsOnlyKeys("find-context");
    }

    @Test
    void aProfileOfAFewHoursHasNoDayAndSaysSo() throws IOException {
        ProfileText profile = profile(Duration.ofHours(3), Map.of("find-context", 700.0));
        assertThat(accepted(profile).plan("load").stages())
                .extracting(Stage::name)
                .containsExactly("ramp-up", "settle", "peak", "ramp-down");
        assertThat(profile.text()).contains("# Day: unknown").doesNotContain("stages =");
    }

    @Test
    void whereItComesFromAndHowWellItFitsStandAtItsHead() {
        assertThat(profile(Duration.ofDays(2), Map.of("find-context", 700.0))
                        .text()
                        .lines()
                        .limit(7))
                .containsExactly(
                        "# Derived from production by bin/mobius mix on 2026-01-10 (docs/production.md).",
                        "# Source: https://watch.example, http_requests_total{job=\"mobius\"}",
                        "# Range: 2026-01-08T00:00:00Z to 2026-01-10T00:00:00Z; no data for 0.0 % of it",
                        "# Requests of users: 4,340, of which the journeys reproduce 100.0 %",
                        "# Differs from production: nothing by more than 0.5 %",
                        "# Rate of production: 33 requests/s in the busiest 300 s, p99 33; a run log has 1.00 records for each"
                                + " of them",
                        "# Day: the mean of 2 whole days, Z; an hour takes a minute");
    }

    /** Names are labels of series, and labels may hold anything. */
    @Test
    void noNameBreaksOutOfItsComment() throws IOException {
        Map<String, Double> counts = MixTest.sentBy(Map.of("find-context", 100.0));
        counts.put("GET /x\nmobius.seed = 7\r#", 500.0);
        ProfileText profile = profile(Duration.ofDays(2), MixTest.traffic(counts));
        assertThat(profile.text()).contains("GET /x\u240amobius.seed = 7");
        assertThat(accepted(profile).seed()).isEqualTo(SETTINGS.seed());
    }

    private Settings accepted(ProfileText profile) {
        try {
            Files.writeString(config.resolve("profiles/production.conf"), profile.text());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return SettingsReader.read(config, Map.of("mobius.profile", "production"), Map.of());
    }

    private static ProfileText profile(Duration length, Map<String, Double> users) {
        return profile(length, MixTest.traffic(MixTest.sentBy(users)));
    }

    private static ProfileText profile(Duration length, Traffic traffic) {
        TimeRange range = TimeRange.upTo(MIDNIGHT, length);
        Rates rates = DailyShapeTest.rates(
                range, moment -> 10 + moment.atZone(ZoneOffset.UTC).getHour());
        Routes routes = new Routes(Contract.load(), "/api/v1", SETTINGS.budgets());
        Mix mix = Mix.of(new SuiteJourneys().visits(SETTINGS), routes, new Traffic(range, traffic.routes(), Map.of()));
        return new ProfileText(
                PrometheusUrl.parse("https://watch.example/"),
                new Selector("job=\"mobius\""),
                LocalDate.of(2026, 1, 10),
                mix,
                rates,
                DailyShape.of(rates, range, ZoneOffset.UTC));
    }
}
