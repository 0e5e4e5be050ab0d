package mobius.report.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mobius.budget.Budgets;
import mobius.config.AlertSettings;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRulesTest {

    private static final Path RULES = AlertFiles.CHECKED_IN.resolve("rules.yml");
    /** A name that the selector is about, and what follows it. */
    private static final Pattern SERIES = Pattern.compile("(http|node|redis)_[a-z_]+(?!\\w)(.{0,20})");

    private final Settings settings = SettingsReader.read(Map.of(), Map.of());

    @Test
    void whatIsCheckedInIsWhatTheBudgetsGive() throws IOException {
        AlertSettings alerts = settings.alerts();
        Selectors selectors = new Selectors(alerts.platform(), alerts.servers());
        for (Map.Entry<String, String> file :
                texts(selectors, alerts.runbooks()).entrySet()) {
            assertThat(AlertFiles.CHECKED_IN.resolve(file.getKey()))
                    .as("run bin/mobius alerts")
                    .hasContent(file.getValue());
        }
    }

    @Test
    void everyAlertHasARunbookThatExists() throws IOException {
        String page = Files.readString(Path.of(Runbooks.FILE));
        for (JsonNode alert : alerts()) {
            String part = alert.at("/annotations/runbook").asText().replaceFirst(".*#", "");
            assertThat(page).as(alert.path("alert").asText()).contains("<a id=\"" + part + "\"></a>");
        }
    }

    @Test
    void alertsLinkToAPageThatIsSet() {
        Optional<URI> page = Optional.of(URI.create("https://wiki.example/mobius"));
        assertThat(texts(new Selectors("job=\"a\"", "job=\"b\""), page).get("rules.yml"))
                .contains("runbook_url: \"https://wiki.example/mobius#errors\"")
                .doesNotContain(Runbooks.FILE + "#");
    }

    @Test
    void noSeriesOfAnotherServiceIsAskedFor() {
        texts(new Selectors("job=\"a\"", "job=\"b\""), Optional.empty())
                .values()
                .forEach(text -> assertThat(SERIES.matcher(text).results())
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(name.group(2).replace("\\", ""))
                                .as(name.group())
                                .startsWith(name.group(1).equals("http") ? "{job=\"a\"" : "{job=\"b\"")));
    }

    @Test
    void everyCriticalEndpointHasItsFigures() throws IOException {
        assertThat(Files.readString(RULES))
                .contains("endpoint: \"GET /contexts/search\"", "endpoint: \"POST /auth/login\"")
                .contains("handler=~\\\"(/api/v1)?/contexts/[{][^/]+[}]\\\"");
    }

    @Test
    void promtoolTakesTheRules() throws IOException, InterruptedException {
        Promtool.installed().run("check", "rules", RULES.toString());
    }

    @Test
    void eachAlertFiresAndStaysSilentWhereItShould(@TempDir Path folder) throws IOException, InterruptedException {
        Promtool promtool = Promtool.installed();
        List<Scenario> scenarios = Stream.of(
                        Scenarios.errors(),
                        Scenarios.strangers(),
                        Scenarios.servers(),
                        LatencyScenarios.all(),
                        LatencyScenarios.mixed(),
                        LatencyScenarios.endpoints())
                .flatMap(some -> some)
                .toList();
        Set<String> fired = new TreeSet<>();
        scenarios.forEach(scenario -> fired.addAll(scenario.firing()));
        assertThat(fired).containsExactlyInAnyOrderElementsOf(names());
        assertThat(scenarios)
                .filteredOn(scenario -> scenario.firing().isEmpty())
                .isNotEmpty();
        Path tests = folder.resolve("tests.yml");
        Files.writeString(
                tests,
                "rule_files: ['%s']\nevaluation_interval: 5m\ntests:\n%s"
                        .formatted(
                                RULES.toAbsolutePath(),
                                scenarios.stream().map(Scenario::yaml).collect(Collectors.joining())));
        promtool.run("test", "rules", tests.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mobius.budgets.total.error-rate | 0.2 % | MobiusErrorBudgetFast | (14.4 * 0.002)
        mobius.budgets.severity.cpu.P0 | 97 % | MobiusCpuP0 | > 0.97
        mobius.budgets.severity.memory.P1 | 82.5 % | MobiusMemoryP1 | >= 0.825
        mobius.budgets.severity.response-time.P2 | 750 ms | MobiusResponseTimeP2 | >= 0.75
        mobius.budgets.severity.cache-hits.P1 | 40 % | MobiusCacheP1 | < 0.4
        mobius.budgets.platform.cache-hits | 90 % | MobiusCacheP2 | < 0.9
        """)
    void anotherBudgetGivesAnotherRule(String key, String value, String alert, String comparison, @TempDir Path folder)
            throws IOException, InterruptedException {
        String rules = rules(SettingsReader.read(Map.of(key, value), Map.of()).budgets());
        assertThat(expression(rules, alert)).contains(comparison);
        assertThat(Files.readString(RULES)).isNotEqualTo(rules);
        Path changed = Files.writeString(folder.resolve("rules.yml"), rules);
        Promtool.installed().run("check", "rules", changed.toString());
    }

    @Test
    void aSeverityThatARowLacksHasNoAlert() {
        String rules = rules(settings.budgets());
        assertThat(rules).contains("MobiusCacheP2").doesNotContain("MobiusCacheP1", "MobiusCacheP0");
    }

    private static String expression(String rules, String alert) throws IOException {
        return alerts(new YAMLMapper().readTree(rules)).stream()
                .filter(rule -> rule.path("alert").asText().equals(alert))
                .map(rule -> rule.path("expr").asText())
                .findFirst()
                .orElseThrow();
    }

    private String rules(Budgets budgets) {
        AlertSettings alerts = settings.alerts();
        Selectors selectors = new Selectors(alerts.platform(), alerts.servers());
        return Objects.requireNonNull(
                texts(budgets, selectors, alerts.runbooks()).get("rules.yml"));
    }

    private Map<String, String> texts(Selectors selectors, Optional<URI> runbooks) {
        return texts(settings.budgets(), selectors, runbooks);
    }

    private Map<String, String> texts(Budgets budgets, Selectors selectors, Optional<URI> runbooks) {
        return new AlertFiles(budgets, settings.target().apiPrefix(), selectors, runbooks).texts();
    }

    private static List<String> names() throws IOException {
        return alerts().stream().map(alert -> alert.path("alert").asText()).toList();
    }

    private static List<JsonNode> alerts() throws IOException {
        return alerts(new YAMLMapper().readTree(RULES.toFile()));
    }

    private static List<JsonNode> alerts(JsonNode rules) {
        return StreamSupport.stream(rules.path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .filter(rule -> rule.has("alert"))
                .toList();
    }
}
