package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.budget.Percentile;
import mobius.config.budget.SavedBudgets;
import mobius.verdict.budget.SuggestedBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetsConfTest {

    private static final SuggestedBudget READ = new SuggestedBudget("GET /contexts/{id}", 30, 75, 19, 42, 1_260);
    private static final SuggestedBudget CHUNK =
            new SuggestedBudget("POST /llm/stream (first chunk)", 500, 750, 310, 420, 60);

    @Test
    void theSuiteReadsWhatItSuggests(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("budgets.suggested.conf"), BudgetsConf.of(List.of(READ, CHUNK)));
        Budgets budgets = SavedBudgets.read(Optional.empty(), Optional.of(file));
        assertThat(budgets.requests())
                .containsEntry(
                        "GET /contexts/{id}",
                        Map.of(Percentile.P95, Duration.ofMillis(30), Percentile.P99, Duration.ofMillis(75)))
                .containsEntry(
                        "POST /llm/stream (first chunk)",
                        Map.of(Percentile.P95, Duration.ofMillis(500), Percentile.P99, Duration.ofMillis(750)))
                .containsKey("GET /contexts/search");
    }

    @Test
    void eachSuggestionTellsWhatItRestsOn() {
        assertThat(BudgetsConf.of(List.of(READ))).contains("""
                  # p95 19 ms, p99 42 ms of 1,260 responses
                  "GET /contexts/{id}" { p95 = 30 ms, p99 = 75 ms }
                """);
    }
}
