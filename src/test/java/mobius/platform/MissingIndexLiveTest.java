package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real platform that lacks the index by which contexts are joined with their project. */
@Tag("live")
class MissingIndexLiveTest {

    private static final Pattern INDEX = Pattern.compile("CREATE INDEX CONCURRENTLY ON [^;.]+\\.[^;.]+\\)");

    @Test
    void aMissingIndexIsNamedWithTableAndColumnUntilTheAdvisedOneIsThere(@TempDir Path folder) throws Exception {
        RealFault fault = RealFault.named("missing-index").brief();
        try (PlantedPlatform platform = PlantedPlatform.start(folder, fault, false)) {
            platform.createReader();
            RealSuspicion before = platform.runWithDatabase();
            assertThat(before.summary()).doesNotStartWith("PASS");
            JsonNode first = before.suspects().get(0);
            assertThat(first.path("cause").asText()).as(before.toString()).isEqualTo("missing-index");
            assertThat(first.path("subject").asText()).isEqualTo("public.contexts (project_id)");
            Matcher advised = INDEX.matcher(first.path("advice").asText());
            assertThat(advised.find()).as(first.toString()).isTrue();

            platform.execute(advised.group());
            RealSuspicion after = platform.runWithDatabase();
            assertThat(after.suspects())
                    .as(after.toString())
                    .noneMatch(suspect -> suspect.path("cause").asText().equals("missing-index"));
        }
    }
}
