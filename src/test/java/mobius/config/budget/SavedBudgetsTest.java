package mobius.config.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.budget.ExampleBudgets;
import mobius.budget.Ratio;
import mobius.budget.Severity;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.config.hocon.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedBudgetsTest {

    private final Path folder;

    SavedBudgetsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aRunKeepsTheBudgetsThatItWasMadeWith() {
        Settings settings = SettingsReader.read(
                Map.of(
                        "mobius.budgets.platform.cpu", "60 %",
                        "mobius.budgets.platform.cache-hits", "90 %",
                        "mobius.budgets.severity.timeouts.P1", "1 %"),
                Map.of());
        assertThat(SavedBudgets.read(Optional.of(settings.redacted()), Optional.empty()))
                .isEqualTo(settings.budgets());
    }

    @Test
    void aRunOfBeforeHasTheConstantsOfThatTime() {
        Budgets budgets = SavedBudgets.read(Optional.of(before()), Optional.empty());
        assertThat(budgets.platform()).isEqualTo(ExampleBudgets.PLATFORM);
        assertThat(budgets.severity()).isEqualTo(ExampleBudgets.SEVERITY);
    }

    @Test
    void aFileChangesBudgetsThatTheRunDoesNotHave() throws IOException {
        Path changes = Files.writeString(folder.resolve("mine.conf"), """
                mobius.budgets { platform.memory = "60 %", severity.memory.P2 = "60 %" }
                """);
        Budgets budgets = SavedBudgets.read(Optional.of(before()), Optional.of(changes));
        assertThat(budgets.platform().memory()).isEqualTo(Ratio.ofPercent(60));
        assertThat(budgets.severity().memory().of(65)).isEqualTo(Severity.P2);
        assertThat(budgets.platform().cpu()).isEqualTo(ExampleBudgets.PLATFORM.cpu());
    }

    @Test
    void forALogFromElsewhereARowFollowsTheBudgetThatItRefersTo() throws IOException {
        Path changes = Files.writeString(folder.resolve("mine.conf"), "mobius.budgets.platform.cache-hits = \"90 %\"");
        assertThat(SavedBudgets.read(Optional.empty(), Optional.of(changes))
                        .severity()
                        .cacheHits()
                        .of(85))
                .isEqualTo(Severity.P2);
    }

    @Test
    void aRunThatHasLostOneOfThemIsDamaged() {
        Map<String, Object> damaged = new HashMap<>(budgetsOfBefore());
        damaged.put("platform", Map.of("cpu", "70 %"));
        assertThatThrownBy(() -> SavedBudgets.read(Optional.of(Map.of("budgets", damaged)), Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mobius.budgets.platform.memory is not set")
                .hasMessageContaining("mobius.budgets.severity is not set");
    }

    private static Map<String, Object> before() {
        return Map.of("budgets", budgetsOfBefore());
    }

    private static Map<String, Object> budgetsOfBefore() {
        return Map.of(
                "total",
                Map.of("p95", "200 ms", "error-rate", "0.1 %"),
                "classes",
                Map.of(),
                "requests",
                Map.of(),
                "critical",
                List.of());
    }
}
