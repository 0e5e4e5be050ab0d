package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mobius.config.SettingsReader;
import mobius.measure.Measurement;
import mobius.measure.Responses;
import mobius.measure.tally.Measurer;
import mobius.runlog.RunLogReader;
import mobius.runlog.RunLogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A limiter that is stricter than the plan knows of. */
@Tag("live")
class ThrottledRunTest {

    @Test
    void whatTheLimiterRefusesIsThrottledAndNothingElse(@TempDir Path results) throws Exception {
        Map<String, String> stricter = Map.of("mobius.embedded.rate-limit.account.per-minute", "8");
        try (GatlingJvm jvm = GatlingJvm.start(results, stricter, Map.of())) {
            jvm.exitCode();
            assertThat(messages(jvm.log())).isNotEmpty().containsOnly(Measurement.THROTTLED);
            Responses all = Measurer.measure(jvm.log()).total().whole();
            assertThat(all.throttled()).isEqualTo(messages(jvm.log()).size());
            assertThat(all.ko().count()).isZero();
            assertThat(all.ok().count()).isPositive();
        }
    }

    /** WebSockets do not go through Gatling's checks of responses. */
    @Test
    void webSocketsThatTheLimiterRefusesAreThrottledToo(@TempDir Path results) throws Exception {
        Map<String, String> strict = new TreeMap<>(Map.of(
                "mobius.target.limits.account.per-minute", "1000",
                "mobius.embedded.rate-limit.account.per-minute", "1000",
                "mobius.embedded.rate-limit.address.per-minute", "40",
                "mobius.embedded.rate-limit.exempt-addresses", "[]"));
        SettingsReader.read(Map.of(), Map.of()).plan("load").weights().keySet().stream()
                .filter(journey -> !journey.equals("collaborate"))
                .forEach(journey -> strict.put("mobius.load.weights." + journey, "0"));
        try (GatlingJvm jvm = GatlingJvm.start(results, strict, Map.of())) {
            jvm.exitCode();
            assertThat(messages(jvm.log())).isNotEmpty().containsOnly(Measurement.THROTTLED);
        }
    }

    private static List<String> messages(Path log) throws Exception {
        List<String> messages = new ArrayList<>();
        RunLogReader.read(log, record -> {
            if (record instanceof RunLogRecord.Request request && !request.ok()) {
                messages.add(request.message());
            }
        });
        return messages;
    }
}
