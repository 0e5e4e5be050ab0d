package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RealFaultTest {

    private static final Path FAULTS = Path.of("src/test/platform/app/faults");

    @Test
    void everyFaultOfThePlatformIsPlantedAndItsLimiterIsTheFifteenth() throws IOException {
        List<String> planted = RealFault.ALL.stream().map(RealFault::name).toList();
        try (Stream<Path> modules = Files.list(FAULTS)) {
            List<String> names = modules.map(module -> module.getFileName().toString())
                    .filter(file -> file.endsWith(".py") && !file.startsWith("_"))
                    .map(file -> file.replace(".py", "").replace('_', '-'))
                    .toList();
            assertThat(planted).hasSize(15).containsAll(names).contains("rate-limiter");
            assertThat(names).hasSize(14);
        }
    }

    @Test
    void twelveOfThemCanBeNamedOnStockMetricsAndAllWithTheDropIn() {
        assertThat(RealFault.ALL)
                .filteredOn(fault -> fault.expected(false).isNamed())
                .hasSize(12);
        assertThat(RealFault.ALL).allMatch(fault -> fault.expected(true).isNamed());
    }

    @Test
    void whereTheCauseIsNotKnownTheSlowEndpointMayBeNamed() {
        ExpectedSuspect notKnown = ExpectedSuspect.notKnown("GET /projects");
        assertThat(notKnown.isMetBy(List.of(suspect("unknown", "platform")))).isTrue();
        assertThat(notKnown.isMetBy(List.of(suspect("slow-endpoint", "GET /projects"))))
                .isTrue();
        assertThat(notKnown.isMetBy(List.of(suspect("slow-endpoint", "GET /contexts"))))
                .isFalse();
        assertThat(notKnown.isMetBy(List.of(suspect("cpu", "platform")))).isFalse();
        assertThat(notKnown.isMetBy(List.of())).isFalse();
    }

    @Test
    void aHealthyPlatformHasNoSuspect() {
        assertThat(ExpectedSuspect.NONE.isMetBy(List.of())).isTrue();
        assertThat(ExpectedSuspect.NONE.isMetBy(List.of(suspect("unknown", "platform"))))
                .isFalse();
    }

    @Test
    void everyFaultIsNamedInTheManualOfPatterns() throws IOException {
        String patterns = Files.readString(Path.of("docs/patterns.md"));
        assertThat(RealFault.ALL).allMatch(fault -> patterns.contains("`" + fault.name() + "`"));
    }

    private static JsonNode suspect(String cause, String subject) {
        return JsonNodeFactory.instance.objectNode().put("cause", cause).put("subject", subject);
    }
}
