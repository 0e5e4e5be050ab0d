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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mobius.config.AlertSettings;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private Map<String, String> texts(Selectors selectors, Optional<URI> runbooks) {
        return new AlertFiles(settings.budgets(), settings.target().apiPrefix(), selectors, runbooks).texts();
    }

    private static List<String> names() throws IOException {
        return alerts().stream().map(alert -> alert.path("alert").asText()).toList();
    }

    private static List<JsonNode> alerts() throws IOException {
        JsonNode groups = new YAMLMapper().readTree(RULES.toFile()).path("groups");
        return StreamSupport.stream(groups.spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .filter(rule -> rule.has("alert"))
                .toList();
    }
}
