package mobius.run.preflight;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import mobius.config.Settings;
import mobius.run.folder.Fingerprint;
import mobius.run.folder.RunFile;
import org.jspecify.annotations.Nullable;

/** Gathers what {@code run.json} tells of a run that is about to begin. */
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

    /** A build that is named says more than the document, in which FastAPI projects often leave 0.1.0 for every build. */
    private @Nullable String version() {
        return settings.platformBuild()
                .or(() -> PlatformVersion.published(client, settings.target().apiPrefix()))
                .orElse(null);
    }

    /** A reference target is shaped by its settings, a deployment by what stands behind its address. */
    private Object shape() {
        Object embedded = settings.redacted().get("embedded");
        return settings.isEmbedded() && embedded != null ? embedded : platform.toString();
    }

    /** Whether the platform is on this machine. */
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
}
