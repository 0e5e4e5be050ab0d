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
            JsonNode suspects = OnTheRealPlatform.verdict(run).path("suspects");
            assertThat(suspects).as(OnTheRealPlatform.summary(run)).hasSize(1);
            assertThat(suspects.get(0).path("cause").asText()).isEqualTo("uneven-instances");
            assertThat(suspects.get(0).path("subject").asText()).contains("first");
            assertThat(suspects.get(0).path("evidence").get(0).path("value").asDouble())
                    .isBetween(75.0, 85.0);
        }
    }
}
