package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobius.check.CheckReport;
import mobius.check.Checks;
import mobius.check.FakePlatform;
import mobius.check.MixNeeds;
import mobius.check.OperationRow;
import mobius.check.Outcome;
import mobius.check.Section;
import mobius.check.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables are kept in files; {@code -Dgolden.record=true} writes them again. */
@Timeout(60)
class CheckTextTest {

    private static final Path FOLDER = Path.of("src/test/resources/mobius/cli");

    @ParameterizedTest
    @CsvSource({"CLIENT, 200", "PLAN, 500"})
    void theTableOfAHealthyAndOfABrokenPlatform(Shape shape, int searchStatus) throws Exception {
        try (FakePlatform platform = new FakePlatform(shape)) {
            if (searchStatus != 200) {
                platform.answering("GET /contexts/search", searchStatus, "text/plain", "Internal Server Error");
            }
            CheckReport report = Checks.of(platform);
            String table = String.join("\n", new CheckText(report, Checks.MIX).table()) + "\n";
            assertThat(table).isEqualTo(golden("check-" + searchStatus + ".txt", table));
        }
    }

    private static String golden(String file, String now) throws IOException {
        if (Boolean.getBoolean("golden.record")) {
            Files.writeString(FOLDER.resolve(file), now);
        }
        return Files.readString(FOLDER.resolve(file));
    }

    @Test
    void everythingThatAPlatformSendsIsFitForATerminal() {
        String evil = "\u001b[2J" + "long ".repeat(1_000);
        OperationRow row = new OperationRow("GET /auth/me", "200", evil, List.of(evil), Outcome.UNDERSTOOD, "", "");
        CheckReport report = new CheckReport(
                List.of(row),
                List.of(new Section("HTTP", List.of(evil))),
                List.of(evil),
                List.of(evil),
                1,
                Duration.ZERO);
        String text = new CheckText(report, new MixNeeds(Map.of(), Set.of())).text();
        assertThat(text).doesNotContain("\u001b").hasSizeLessThan(6_000);
        assertThat(text).contains("NOT FIT for the mix");
    }

    @Test
    void whatIsLeftBehindIsNotClean() {
        CheckReport report = new CheckReport(
                List.of(), List.of(), List.of(), List.of("the project 7 (x): it stays"), 9, Duration.ZERO);
        assertThat(new CheckText(report, new MixNeeds(Map.of(), Set.of())).text())
                .contains("Left behind; remove it by hand", "  the project 7 (x): it stays", "NOT CLEAN: ");
    }
}
