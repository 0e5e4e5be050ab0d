package mobius.run.leg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import mobius.comparison.Deployment;
import mobius.comparison.DeploymentFailed;
import mobius.comparison.Names;
import mobius.comparison.Side;
import mobius.config.ComparisonSettings;
import mobius.run.preflight.HealthWatch;
import mobius.run.preflight.PlatformClient;
import mobius.run.process.ChildProcess;

/** Deploys a build with {@code mobius.compare.deploy}, and waits until the platform is healthy. */
final class DeployCommand implements Deployment {

    private static final String OR_RAISE = "or raise mobius.compare.healthy-within";

    private final ComparisonSettings.Deployment settings;
    private final Names names;
    private final PlatformClient platform;
    private final Path folder;
    private int number;

    /**
     * Creates a deployment.
     *
     * @param names of the builds
     * @param platform that both builds share
     * @param folder for the output of the command
     */
    DeployCommand(ComparisonSettings.Deployment settings, Names names, PlatformClient platform, Path folder) {
        this.settings = settings;
        this.names = names;
        this.platform = platform;
        this.folder = folder;
    }

    @Override
    public void put(Side side) throws DeploymentFailed {
        String build = names.of(side);
        Path output = folder.resolve(String.format(Locale.ROOT, "deploy-%02d.txt", ++number));
        Optional<String> problem = problem(run(settings.commandFor(build), output));
        if (problem.isPresent()) {
            throw new DeploymentFailed("mobius.compare.deploy for the build %s %s. The end of %s:\n%s"
                    .formatted(build, problem.get(), output, ChildProcess.lastWords(output)));
        }
    }

    private OptionalInt run(String command, Path output) throws DeploymentFailed {
        try {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            return ChildProcess.exitCode(process, settings.healthyWithin());
        } catch (IOException unstartable) {
            throw new DeploymentFailed("mobius.compare.deploy could not be run: " + unstartable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DeploymentFailed("interrupted while mobius.compare.deploy ran");
        }
    }

    private Optional<String> problem(OptionalInt exitCode) {
        Duration within = settings.healthyWithin();
        if (exitCode.isEmpty()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "did not end within %d s and was stopped; make it return once the build is deployed, %s",
                    within.toSeconds(),
                    OR_RAISE));
        }
        if (exitCode.getAsInt() != 0) {
            return Optional.of("ended with exit code " + exitCode.getAsInt());
        }
        return new HealthWatch(platform, within).firstAnswer(System.nanoTime()).isPresent()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "succeeded, but %s was not healthy within %d s; see the platform's log, %s",
                        platform.at("/health"),
                        within.toSeconds(),
                        OR_RAISE));
    }
}
