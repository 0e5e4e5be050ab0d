package mobius.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mobius.GatlingJvm;
import mobius.config.Secret;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.contract.Contract;
import mobius.data.Mark;
import mobius.gatling.Api;
import mobius.gatling.Feeds;
import mobius.gatling.GatlingWords;
import mobius.gatling.Journey;
import mobius.gatling.Scene;
import mobius.gatling.Think;
import mobius.measure.Measurement;
import mobius.measure.Measurer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(GatlingWords.class)
class JourneysTest {

    private static final Settings SETTINGS = SettingsReader.read(Map.of(), Map.of());

    @Test
    void journeysAndWeightsHaveTheSameNames() {
        assertThat(daily().stream().map(Journey::name))
                .containsExactlyInAnyOrderElementsOf(
                        SETTINGS.plan("load").weights().keySet());
    }

    /** Arrival rates follow from the declared number: were it wrong, the load would be, and nothing would say so. */
    @Tag("live")
    @ParameterizedTest
    @MethodSource("names")
    void aUserSendsAsManyRequestsAsTheJourneyDeclares(String name, @TempDir Path results) throws Exception {
        try (GatlingJvm jvm = GatlingJvm.start(results, alone(name), Map.of())) {
            jvm.exitCode();
            Measurement measurement = Measurer.measure(jvm.log());
            assertThat(measurement.errors()).isEmpty();
            assertThat(measurement.users()).hasSize(1);
            double requests = measurement.total().whole().count();
            assertThat(requests / measurement.usersStarted()).isCloseTo(declared(name), withinPercentage(3));
        }
    }

    static Stream<String> names() {
        return SETTINGS.plan("load").weights().keySet().stream();
    }

    private static Map<String, String> alone(String name) {
        Map<String, String> settings = new TreeMap<>();
        names().filter(other -> !other.equals(name))
                .forEach(other -> settings.put("mobius.load.weights." + other, "0"));
        settings.put("mobius.durations.ramp-up", "1s");
        settings.put("mobius.durations.settle", "1s");
        settings.put("mobius.durations.hold", "2s");
        return settings;
    }

    private static double declared(String name) {
        return daily().stream()
                .filter(journey -> journey.name().equals(name))
                .mapToDouble(Journey::requestsPerUser)
                .findFirst()
                .orElseThrow();
    }

    private static List<Journey> daily() {
        Api api = new Api(Contract.load(), SETTINGS.target(), SETTINGS.budgets());
        Mark mark = new Mark("run-7");
        Feeds feeds = new Feeds(SETTINGS.target().region().toString(), mark);
        return Journeys.daily(new Scene(api, feeds, new Think(Duration.ZERO, 1), Secret.random(), mark));
    }
}
