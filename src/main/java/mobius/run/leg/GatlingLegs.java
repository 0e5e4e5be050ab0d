package mobius.run.leg;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mobius.comparison.Deployment;
import mobius.comparison.Leg;
import mobius.comparison.LegResult;
import mobius.comparison.Names;
import mobius.comparison.Side;
import mobius.config.ComparisonSettings;
import mobius.config.ComparisonSettings.Build;
import mobius.config.Settings;
import mobius.config.hocon.Secret;
import mobius.history.Provenance;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.Provenances;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import mobius.run.judge.LegJudge;
import mobius.run.judge.RunJudge;
import mobius.run.preflight.PlatformClient;
import mobius.run.process.ChildProcess;
import mobius.run.process.GatlingProcess;
import mobius.run.process.RunRefused;
import org.jspecify.annotations.Nullable;

/** The legs of a live comparison. Each is a run of {@code LoadSimulation} in its own Gatling JVM. */
public final class GatlingLegs implements Leg {

    private final Settings settings;
    private final ComparisonSettings comparison;
    private final Path folder;
    private final GatlingProcess gatling;
    private final ReportedVersions told;
    private int number;
    private @Nullable Provenance first;

    /**
     * Creates the legs.
     *
     * @param workingFolder the parent of {@link RunFolder#RESULTS}
     * @param folder of the comparison, for the output of the legs and the deployments
     */
    public GatlingLegs(Settings settings, Path workingFolder, Path folder) {
        this.settings = settings;
        this.comparison = settings.comparison();
        this.folder = folder;
        Secret password = settings.secrets().password().orElseGet(Secret::random);
        this.gatling = new GatlingProcess(workingFolder, password);
        this.told = new ReportedVersions(names());
    }

    /**
     * Rejects a comparison that cannot be valid.
     *
     * @param needsAfter whether the second build takes part
     * @param mostLegs the largest number of legs
     * @throws RunRefused with the reasons
     */
    public void begin(boolean needsAfter, int mostLegs) {
        List<String> problems = new ComparisonCheck(settings).problems(needsAfter, mostLegs);
        if (!problems.isEmpty()) {
            throw new RunRefused(problems);
        }
    }

    public Names names() {
        return new Names(name(comparison.before()), name(comparison.after()));
    }

    /** Returns the deployment of a build, if both share one platform. */
    public Deployment deployment() {
        return comparison
                .deployment()
                .<Deployment>map(command -> new DeployCommand(command, names(), shared(), folder))
                .orElse(Deployment.NONE);
    }

    /**
     * Runs a leg.
     *
     * @throws NoVerdict if the first one cannot be run, if its inputs differ from those of the first one, or if it met another
     *     build than the earlier ones of its side
     */
    @Override
    public LegResult on(Side side) {
        Path output = folder.resolve(String.format(Locale.ROOT, "leg-%02d.txt", ++number));
        Optional<RunFolder> run =
                gatling.run(settingsOf(side), SteadyLoad.limit(comparison.settle(), comparison.leg()), output);
        if (run.isEmpty()) {
            return notRun(side, output);
        }
        requireLikeTheFirst(Provenances.of(RunFile.read(run.get().runFile())));
        LegResult leg = new LegJudge(RunJudge.judge(run.get(), Optional.empty()), comparison.subjects())
                .judge(side, gatling.nameOf(run.get()));
        told.require(number, side, leg.build());
        return leg;
    }

    /**
     * Handles a leg that could not be run. A problem of the first leg concerns all; a later one may have met a platform that is
     * down for a while. Only the leg itself knows whether load was sent.
     */
    LegResult notRun(Side side, Path output) {
        if (first == null) {
            throw new NoVerdict("the first leg of the comparison did not finish; the end of its output, in %s:\n%s"
                    .formatted(output, ChildProcess.lastWords(output)));
        }
        return LegJudge.notRun(side, "The leg could not be run; see " + output + ".");
    }

    /** Checks that settings and data have not been changed since the first leg. */
    private void requireLikeTheFirst(Provenance leg) {
        if (first == null) {
            first = leg;
        }
        List<String> differences = first.differencesBesideTarget(leg);
        if (!differences.isEmpty()) {
            throw new NoVerdict(String.format(
                    Locale.ROOT,
                    "leg %d is not comparable with the first one; changed since then: %s",
                    number,
                    String.join("; ", differences)));
        }
    }

    /** Returns the settings of a leg, on top of those of this process. */
    Map<String, String> settingsOf(Side side) {
        Map<String, String> leg = new TreeMap<>(SteadyLoad.of(comparison.settle(), comparison.leg()));
        leg.put("mobius.target.base-url", url(side).toString());
        return leg;
    }

    private URI url(Side side) {
        return build(side)
                .flatMap(Build::url)
                .or(() -> settings.target().baseUrl())
                .orElseThrow();
    }

    private Optional<Build> build(Side side) {
        return side == Side.BEFORE ? comparison.before() : comparison.after();
    }

    private PlatformClient shared() {
        return new PlatformClient(
                settings.target().baseUrl().orElseThrow(), settings.secrets().token());
    }

    private static String name(Optional<Build> build) {
        return build.map(Build::name).orElse("");
    }
}
