package mobius.verdict.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The worst alert in production and the verdict on a run class the same figure alike. */
class SeverityOfAlertsTest {

    private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<) ([0-9.]+)");

    @Test
    void areThoseOfTheMatrix() throws IOException {
        String rules = Files.readString(Path.of("config", "alerts", "rules.yml"));
        for (int permille = 1; permille < 1_000; permille++) {
            double percent = permille / 10.0;
            check(rules, "MobiusCpu", percent / 100, percent, SeverityMatrix::ofCpu);
            check(rules, "MobiusMemory", percent / 100, percent, SeverityMatrix::ofMemory);
            check(rules, "MobiusCache", percent / 100, percent, SeverityMatrix::ofCacheHits);
            check(rules, "MobiusResponseTime", permille / 100.0, permille * 10, SeverityMatrix::ofResponseTime);
        }
    }

    private static void check(
            String rules, String alert, double figure, double ofMatrix, DoubleFunction<@Nullable Severity> matrix) {
        Severity worst = matrix.apply(ofMatrix);
        for (Severity severity : Severity.values()) {
            assertThat(fires(rules, alert + severity, figure))
                    .as("%s%s at %s", alert, severity, figure)
                    .isEqualTo(worst != null && worst.compareTo(severity) <= 0);
        }
    }

    /** Without such an alert nothing fires. */
    private static boolean fires(String rules, String alert, double figure) {
        return Pattern.compile("alert: \"" + alert + "\"\\s+expr: \"(.*\\)) ([<>].*)\"")
                .matcher(rules)
                .results()
                .anyMatch(rule -> COMPARISON.matcher(rule.group(2)).results().allMatch(one -> isMet(one, figure)));
    }

    private static boolean isMet(MatchResult comparison, double figure) {
        double limit = Double.parseDouble(comparison.group(2));
        return switch (comparison.group(1)) {
            case ">=" -> figure >= limit;
            case "<=" -> figure <= limit;
            case ">" -> figure > limit;
            default -> figure < limit;
        };
    }
}
