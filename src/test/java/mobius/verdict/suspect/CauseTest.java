package mobius.verdict.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobius.verdict.finding.Cause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CauseTest {

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseHasASectionOfTheManual(Cause cause) throws IOException {
        List<String> link = List.of(cause.pattern().split("#", 2));
        assertThat(Files.readAllLines(Path.of(link.get(0)))).contains("## " + link.get(1));
    }
}
