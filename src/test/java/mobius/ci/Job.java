package mobius.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nightly job with one workspace, whose commands only write down how they were called and end as the test wants it. */
final class Job {

    static final Path JENKINSFILE = Path.of("Jenkinsfile");
    static final List<String> SIMULATIONS = List.of("Smoke", "Baseline", "Load", "Stress", "Spike", "Soak");
    static final List<String> PARAMETERS = List.of(
            "MOBIUS_ENVIRONMENT",
            "MOBIUS_PROFILE",
            "MOBIUS_SIMULATIONS",
            "MOBIUS_BASE_URL",
            "MOBIUS_SCALE",
            "MOBIUS_NOTIFY",
            "MOBIUS_ACCEPT",
            "MOBIUS_REASON");
    static final String TUESDAY = "2";
    static final String SUNDAY = "7";

    private final Path folder;
    private final Workspace workspace;

    Job(Path folder) throws IOException {
        this.folder = folder;
        this.workspace = new Workspace(folder);
    }

    Path folder() {
        return folder;
    }

    Workspace workspace() {
        return workspace;
    }

    /** A build on a Tuesday, from its beginning to its end. */
    JenkinsBuild build(Map<String, String> asked) throws IOException {
        return build(asked, TUESDAY);
    }

    /** @param day of the week, 1 for Monday */
    JenkinsBuild build(Map<String, String> asked, String day) throws IOException {
        Files.deleteIfExists(folder.resolve("calls.txt"));
        return prepared(asked, workspace.shell(day)).run(JENKINSFILE);
    }

    /** A build that has yet to run. */
    JenkinsBuild prepared(Map<String, String> asked, Shell shell) {
        return after(null, asked, shell);
    }

    /** A build that has yet to run, after another one. */
    JenkinsBuild after(@Nullable JenkinsBuild earlier, Map<String, String> asked, Shell shell) {
        return new JenkinsBuild(earlier, parameters(asked), folder, shell);
    }

    /** A shell that does what a simulation does, and then throws. */
    Shell endingAfter(String simulation, RuntimeException end) {
        return (script, variables) -> {
            Shell.Ended ended = workspace.shell(TUESDAY).run(script, variables);
            if (simulation.equals(variables.get("MOBIUS_SIMULATION"))) {
                throw end;
            }
            return ended;
        };
    }

    /** All parameters, empty but for these. */
    private static Map<String, String> parameters(Map<String, String> asked) {
        Map<String, String> all = new HashMap<>();
        PARAMETERS.forEach(name -> all.put(name, ""));
        all.putAll(asked);
        return all;
    }
}
