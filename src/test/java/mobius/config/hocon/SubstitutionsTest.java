package mobius.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.budget.Percentile;
import mobius.config.Attempt;
import mobius.config.Settings;
import mobius.config.budget.SavedBudgets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Substitutions and includes do what Typesafe Config does with them, or are refused. */
class SubstitutionsTest {

    private static final String OVERRIDE = """
            mobius.target.base-url = "http://first:8000"
            mobius.target.base-url = ${?PLATFORM_URL}
            """;

    private final Path folder;
    private final Attempt attempt;

    SubstitutionsTest(@TempDir Path folder) {
        this.folder = folder;
        attempt = new Attempt(folder)
                .property("mobius.environment", "mine")
                .variable("MOBIUS_PASSWORD", "battery-staple");
    }

    private Attempt environment(String text) {
        return attempt.write("environments/mine.conf", text);
    }

    @Test
    void aVariableOfTheEnvironmentOverridesTheValueBeforeIt() {
        Settings settings = environment(OVERRIDE)
                .variable("PLATFORM_URL", "http://second:8000")
                .settings();
        assertThat(settings.target().baseUrl()).contains(URI.create("http://second:8000"));
        assertThat(settings.redacted().toString())
                .contains("http://second:8000")
                .doesNotContain("http://first");
    }

    @Test
    void withoutTheVariableTheValueBeforeItStays() {
        assertThat(environment(OVERRIDE).settings().target().baseUrl()).contains(URI.create("http://first:8000"));
    }

    @Test
    void theCommandLineOverridesTheEnvironment() {
        Settings settings = environment(OVERRIDE)
                .variable("PLATFORM_URL", "http://second:8000")
                .property("mobius.target.base-url", "http://third:8000")
                .settings();
        assertThat(settings.target().baseUrl()).contains(URI.create("http://third:8000"));
    }

    @Test
    void aWrongValueOfAVariableIsBlamedOnTheVariable() {
        assertThat(environment(OVERRIDE).variable("PLATFORM_URL", "second").problems())
                .singleElement()
                .asString()
                .contains("(the environment variable PLATFORM_URL)");
    }

    @Test
    void aVariableMayBeANumberAndAPartOfAText() {
        Settings settings = environment(
                        "mobius.target.base-url = \"http://\"${HOST}\":\"${PORT}\nmobius.scale = ${?SCALE}")
                .variable("HOST", "mine")
                .variable("PORT", "8001")
                .variable("SCALE", "0.5")
                .settings();
        assertThat(settings.target().baseUrl()).contains(URI.create("http://mine:8001"));
        assertThat(settings.scale()).isEqualTo(0.5);
    }

    @Test
    void aSystemPropertyIsFoundAfterTheEnvironment() {
        assertThat(environment("mobius.target.base-url = \"http://\"${team.host}")
                        .property("team.host", "mine")
                        .settings()
                        .target()
                        .baseUrl())
                .contains(URI.create("http://mine"));
    }

    @Test
    void aVariableThatMustBeThereAndIsNotIsNamed() {
        assertThat(environment("mobius.target.base-url = ${PLATFORM_URL}").problems())
                .containsExactly(
                        "the settings cannot be read: Could not resolve substitution to a value: ${PLATFORM_URL}"
                                + " (environments/mine.conf: 1); fix the HOCON there");
    }

    @Test
    void aSecretOfTheEnvironmentDoesNotGetAmongTheSettings() {
        List<String> problems = environment(
                        "mobius.target.base-url = \"http://a\"\nmobius.platform.build = ${?MOBIUS_PASSWORD}")
                .problems();
        assertThat(problems)
                .contains(
                        "${MOBIUS_PASSWORD} is a secret and must not be among the settings (environments/mine.conf: 2);"
                                + " remove it; the suite reads its secrets from the environment itself");
        assertThat(problems.toString()).doesNotContain("battery");
    }

    @Test
    void anIncludedFileIsRead() {
        attempt.write("environments/shared.conf", "mobius.target.base-url = \"http://shared\"");
        assertThat(environment("include \"shared\"\nmobius.scale = 2")
                        .settings()
                        .target()
                        .baseUrl())
                .contains(URI.create("http://shared"));
    }

    @Test
    void aFileIsIncludedIntoAGroupAndByItsWholePath() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve("url.json");
        Files.writeString(elsewhere, "{\"base-url\": \"http://elsewhere\"}");
        assertThat(environment("mobius.target { include file(\"" + elsewhere + "\") }")
                        .settings()
                        .target()
                        .baseUrl())
                .contains(URI.create("http://elsewhere"));
    }

    @Test
    void aWrongSettingOfAnIncludedFileHasItsPlace() {
        attempt.write("environments/shared.conf", "\nmobius.scale = 0");
        assertThat(environment("include \"shared.conf\"\nmobius.target.base-url = \"http://a\"")
                        .problems())
                .containsExactly(
                        "mobius.scale 0 is not above zero (environments/shared.conf: 2); write a number above 0");
    }

    @Test
    void anIncludeThatLeadsNowhereIsNamed() {
        assertThat(environment(
                                "include \"none\"\ninclude url(\"http://a.invalid/x.conf\")\nmobius.target.base-url = \"http://a\"")
                        .problems())
                .containsExactly(
                        "include \"http://a.invalid/x.conf\" is a URL (environments/mine.conf); include a file",
                        "include \"none\" does not exist (environments/mine.conf); put it next to the file, or remove"
                                + " the include");
    }

    @Test
    void filesThatIncludeEachOtherAreNamed() {
        assertThat(environment("include \"mine.conf\"").problems())
                .singleElement()
                .asString()
                .startsWith("the settings");
    }

    @Test
    void settingsThatNestTooDeepAreNamed() {
        assertThat(environment("a = " + "[".repeat(100_000)).problems())
                .containsExactly("environments/mine.conf nests its settings too deeply; reduce the nesting");
    }

    @Test
    void aByteOrderMarkIsPassedOverAndAnotherEncodingIsNamed() throws IOException {
        assertThat(environment("\uFEFF" + OVERRIDE).settings().target().baseUrl())
                .contains(URI.create("http://first:8000"));
        Files.write(
                folder.resolve("environments/mine.conf"),
                "# f\u00fcr\nmobius.scale = 1".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(attempt.problems())
                .containsExactly(
                        "environments/mine.conf is not UTF-8: byte 0xFC at line 1, byte 4 of the line; save it as"
                                + " UTF-8");
    }

    @Test
    void budgetsGivenAfterwardsMayReferToThoseOfTheRun() throws IOException {
        Path file = folder.resolve("mine.conf");
        Files.writeString(
                file, "mobius.budgets.requests.\"PATCH /contexts/{id}\".p95 = ${mobius.budgets.classes.llm.target}");
        Budgets budgets = SavedBudgets.read(Optional.empty(), Optional.of(file));
        assertThat(budgets.requests().get("PATCH /contexts/{id}"))
                .isEqualTo(Map.of(Percentile.P95, Duration.ofSeconds(5)));
    }

    @Test
    void aNameWithDotsAndBracesIsSavedAsOneName() {
        Settings settings = environment("mobius.target.base-url = \"http://a\"\n"
                        + "mobius.budgets.requests.\"PATCH /contexts/{id}\" { \"p99.9\" = 3 s }")
                .settings();
        Budgets saved = SavedBudgets.read(Optional.of(settings.redacted()), Optional.empty());
        assertThat(saved.requests()).isEqualTo(settings.budgets().requests());
    }

    @Test
    void aVariableOfBudgetsThatIsMissingIsNamed() throws IOException {
        Path file = folder.resolve("mine.conf");
        Files.writeString(file, "mobius.budgets.total.p95 = ${NO_SUCH_VARIABLE}");
        assertThatThrownBy(() -> SavedBudgets.read(Optional.empty(), Optional.of(file)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("NO_SUCH_VARIABLE");
    }
}
