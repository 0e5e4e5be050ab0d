package mobius.run.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mobius.config.Settings;
import mobius.run.folder.Fingerprint;
import mobius.run.folder.RunFile;
import org.jspecify.annotations.Nullable;

/** Collects the content of {@code run.json} for a run that is about to begin. */
public final class RunFileFactory {

    private final Settings settings;
    private final URI platform;
    private final PlatformClient client;

    public RunFileFactory(Settings settings, URI platform) {
        this.settings = settings;
        this.platform = platform;
        this.client = new PlatformClient(platform, settings.secrets().token());
    }

    public RunFile file(String id, Instant made, RunPlan offer) {
        RunFile.Plan plan = RunFile.Plan.of(offer.workload(), offer.smokeCheck(), offer.warmUpConstant());
        return new RunFile(
                RunFile.SCHEMA,
                id,
                offer.simulation(),
                settings.environment(),
                settings.profile(),
                made.toString(),
                settings.seed(),
                new RunFile.Platform(platform.toString(), version(), isLocal(platform)),
                suite(offer),
                plan,
                offer.requests().stream().sorted().toList(),
                offer.leftOut(),
                new RunFile.Fingerprints(
                        Fingerprint.of(plan), Fingerprint.of(SuiteFeeders.ALL), Fingerprint.of(shape())),
                settings.redacted());
    }

    /**
     * Returns the version. A configured build precedes the document, in which FastAPI projects often have 0.1.0 for every build.
     */
    private @Nullable String version() {
        return settings.platformBuild()
                .or(() -> PlatformVersion.published(client, settings.target().apiPrefix()))
                .orElse(null);
    }

    /** Returns the characteristics of the target: the settings of the reference target, or the address of a deployment. */
    private Object shape() {
        Object embedded = settings.redacted().get("embedded");
        return settings.isEmbedded() && embedded != null ? embedded : platform.toString();
    }

    /** Returns true if the platform is on this machine. */
    public static boolean isLocal(URI platform) {
        try {
            return InetAddress.getByName(platform.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static RunFile.Suite suite(RunPlan offer) {
        return new RunFile.Suite(
                SuiteCommit.read().orElse(null),
                offer.gatling(),
                Runtime.version().toString(),
                host(),
                Runtime.getRuntime().availableProcessors());
    }

    private static @Nullable String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return null;
        }
    }

    /** Returns the build of the platform, from its OpenAPI document. */
    private static final class PlatformVersion {

        private static final Duration PATIENCE = Duration.ofSeconds(5);

        private PlatformVersion() {}

        /** Returns {@code info.version}; empty if the platform publishes no document. */
        static Optional<String> published(PlatformClient platform, String apiPrefix) {
            try {
                String document =
                        platform.get(apiPrefix + "/openapi.json", PATIENCE).text();
                JsonNode version = new ObjectMapper().readTree(document).at("/info/version");
                return version.isTextual() ? Optional.of(version.textValue()) : Optional.empty();
            } catch (IOException unpublished) {
                return Optional.empty();
            }
        }
    }

    /** Returns the commit of this suite. */
    private static final class SuiteCommit {

        private static final long SECONDS_TO_ANSWER = 5;

        private SuiteCommit() {}

        /** Runs git; empty outside a checkout or without git. */
        static Optional<String> read() {
            try {
                Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                boolean answered = git.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS) && git.exitValue() == 0;
                String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                return answered ? Optional.of(commit) : Optional.empty();
            } catch (IOException noGit) {
                return Optional.empty();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
