package mobius.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the pipelines call is there under that name. */
class CommandsTest {

    private static final Path SIMULATE = Path.of(".ci/simulate");
    private static final Path ACTIONS = Path.of("docs/github-actions.yml");

    /** All that a shell is given: by Jenkins, by the script that both pipelines call, and by the example for GitHub. */
    private static String scripts() throws IOException {
        return Files.readString(Path.of("Jenkinsfile")) + Files.readString(SIMULATE) + String.join("\n", steps());
    }

    private static List<String> steps() throws IOException {
        JsonNode jobs = new YAMLMapper().readTree(ACTIONS.toFile()).path("jobs");
        return elements(jobs)
                .flatMap(job -> elements(job.path("steps")))
                .filter(step -> step.has("run"))
                .map(step -> step.get("run").asText())
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static Stream<String> all(String pattern) throws IOException {
        List<String> found = Pattern.compile(pattern)
                .matcher(scripts())
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
        assertThat(found).as(pattern).isNotEmpty();
        return found.stream();
    }

    static Stream<String> programs() throws IOException {
        return all("(?:^|['\\s])((?:\\./mvnw|bin/mobius|\\.ci/simulate))(?=\\s)");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyProgramIsThereAndCanBeStarted(String program) {
        assertThat(Path.of(program)).isExecutable();
    }

    static Stream<String> simulations() throws IOException {
        return Stream.concat(all("simulate\\('(\\w+)'\\)"), all("\\.ci/simulate (\\w+)"));
    }

    @ParameterizedTest
    @MethodSource("simulations")
    void everySimulationIsThere(String simulation) {
        assertThat(Path.of("simulations/mobius", simulation + "Simulation.java"))
                .exists();
    }

    static Stream<String> settings() throws IOException {
        return all("-D(mobius[\\w.-]+)=");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingIsKnown(String setting) {
        assertThat(ConfigFactory.parseFile(Path.of("config/mobius.conf").toFile())
                        .resolve()
                        .hasPathOrNull(setting))
                .isTrue();
    }

    static Stream<Path> layers() throws IOException {
        String jenkinsfile = Files.readString(Path.of("Jenkinsfile"));
        return Stream.concat(
                Stream.of("embedded", "staging").map(name -> Path.of("config/environments", name + ".conf")),
                choices(jenkinsfile, "MOBIUS_PROFILE").map(name -> Path.of("config/profiles", name + ".conf")));
    }

    private static Stream<String> choices(String jenkinsfile, String parameter) {
        MatchResult choice = Pattern.compile("choice\\(name: '" + parameter + "', choices: \\[([^]]+)]")
                .matcher(jenkinsfile)
                .results()
                .findFirst()
                .orElseThrow();
        return Stream.of(choice.group(1).split(", "))
                .map(quoted -> quoted.replace("'", ""))
                .filter(name -> !name.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void everyEnvironmentAndProfileHasItsFile(Path layer) {
        assertThat(layer).exists();
    }

    static Stream<String> goals() throws IOException {
        return all("mvnw -B ([a-z: ]+)").flatMap(goals -> Stream.of(goals.trim().split(" ")));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void everyGoalIsOneOfMavenOrOfAPluginOfThisProject(String goal) throws IOException {
        int colon = goal.indexOf(':');
        if (colon < 0) {
            assertThat(goal).isIn("clean", "verify");
        } else {
            assertThat(Files.readString(Path.of("pom.xml")))
                    .contains("<artifactId>" + goal.substring(0, colon) + "-maven-plugin</artifactId>");
        }
    }
}
