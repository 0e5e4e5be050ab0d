package mobius.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smoke stage with its real commands, in a copy of this project. */
@Tag("live")
class SmokeStageTest {

    private static final Path TARGET = Path.of("target");

    /** What spares a compilation. All else in there is the work of other tests, which go on meanwhile. */
    private static final Set<Path> COMPILED =
            Set.of(TARGET.resolve("classes"), TARGET.resolve("test-classes"), TARGET.resolve("maven-status"));

    @Test
    void theSmokeStageRunsAndItsVerdictDecides(@TempDir Path workspace) throws IOException {
        copyTo(workspace);
        Shell real = new LocalShell(workspace, Map.of());
        StringBuilder output = new StringBuilder();
        JenkinsBuild build = new JenkinsBuild(
                        Map.of(
                                "MOBIUS_ENVIRONMENT", "embedded",
                                "MOBIUS_PROFILE", "quick",
                                "MOBIUS_SIMULATIONS", "Smoke",
                                "MOBIUS_SCALE", "1.0"),
                        workspace,
                        (script, variables) -> {
                            // The suite's own tests are running already.
                            Shell.Ended ended =
                                    script.contains("verify") ? new Shell.Ended(0, "") : real.run(script, variables);
                            output.append(ended.output());
                            return ended;
                        })
                .run(Path.of("Jenkinsfile"));

        Path runs = workspace.resolve("target/gatling");
        assertThat(runs.resolve("last-run.txt")).as(output.toString()).exists();
        Path run = runs.resolve(Files.readString(runs.resolve("last-run.txt")).trim());
        String verdict = Files.readString(run.resolve("verdict.json"));
        assertThat(run.getFileName().toString()).startsWith("smokesimulation-");
        assertThat(build.description()).matches("Smoke: (PASS|INCONCLUSIVE)");
        assertThat(verdict).contains("\"" + String.valueOf(build.description()).substring("Smoke: ".length()) + "\"");
        assertThat(build.stage("Smoke")).isIn(Result.SUCCESS, Result.UNSTABLE);
        assertThat(build.steps("publishHTML")).hasSize(2);
    }

    /** With their times, or everything would be compiled again. */
    private static void copyTo(Path workspace) throws IOException {
        Path project = Path.of("");
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (isLeftOut(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(workspace.resolve(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, workspace.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isLeftOut(Path folder) {
        return folder.equals(Path.of(".git"))
                || folder.equals(Path.of("history"))
                || (TARGET.equals(folder.getParent()) && !COMPILED.contains(folder));
    }
}
