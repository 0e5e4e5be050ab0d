package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real platform of two instances behind nginx, of which the first one gets 80 % of the requests. */
@Tag("live")
class UnevenInstancesLiveTest {

    private static final String SOURCES = "[{name = first, role = api, url = \"%s/metrics\"},"
            + " {name = second, role = api, url = \"%s/metrics\"}]";

    @Test
    void theInstanceThatGetsFourOfFiveRequestsIsNamedAndNothingElse(@TempDir Path folder) throws Exception {
        try (RealPlatform platform =
                RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT).behindNginx())) {
            OnTheRealPlatform user = new OnTheRealPlatform(platform, folder);
            user.seeds();
            Map<String, String> settings = new TreeMap<>(RealFault.NONE.brief().settings());
            settings.put("mobius.telemetry.sources", SOURCES.formatted(platform.instance(1), platform.instance(2)));
            SuiteProcess.Outcome run = user.suite().simulation("LoadSimulation", settings);
            assertThat(OnTheRealPlatform.verdict(run).path("suspects"))
                    // A busy machine may delay the injector.
                    .filteredOn(suspect -> !suspect.path("cause").asText().equals("injector"))
                    .as(OnTheRealPlatform.summary(run))
                    .singleElement()
                    .satisfies(UnevenInstancesLiveTest::isTheFirstInstance);
        }
    }

    private static void isTheFirstInstance(JsonNode suspect) {
        assertThat(suspect.path("cause").asText()).isEqualTo("uneven-instances");
        assertThat(suspect.path("subject").asText()).isEqualTo("first");
        assertThat(suspect.path("evidence").get(0).path("actual").asDouble()).isBetween(75.0, 85.0);
    }
}
