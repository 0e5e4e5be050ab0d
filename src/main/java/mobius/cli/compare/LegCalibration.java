package mobius.cli.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import mobius.comparison.Calibration;
import mobius.comparison.DeploymentFailed;
import mobius.comparison.LegResult;
import mobius.comparison.Names;
import mobius.config.ComparisonSettings;
import mobius.config.Settings;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.ResultFolder;
import mobius.run.leg.GatlingLegs;
import mobius.run.process.ExitCode;
import mobius.stats.LegSpread;
import mobius.verdict.regression.PairedComparison;

/** {@code bin/mobius compare --live --calibrate}: determines how long legs must be on this machine, with this platform. */
final class LegCalibration {

    private final ComparisonSettings settings;
    private final GatlingLegs legs;
    private final PrintWriter out;

    private LegCalibration(ComparisonSettings settings, GatlingLegs legs, PrintWriter out) {
        this.settings = settings;
        this.legs = legs;
        this.out = out;
    }

    /**
     * Runs legs of the first build, and prints how precise they are.
     *
     * @param workingFolder the parent of {@code target/}
     * @param out receives the result
     * @return the exit code: PASS, or INCONCLUSIVE if too few legs can be trusted
     * @throws NoVerdict if the build could not be deployed
     * @throws IOException if the folder for the results cannot be created
     */
    static int run(Settings settings, Path workingFolder, PrintWriter out) throws IOException {
        Path folder = ResultFolder.make(workingFolder, "comparison", Instant.now());
        GatlingLegs legs = new GatlingLegs(settings, workingFolder, folder);
        return new LegCalibration(settings.comparison(), legs, out).run();
    }

    private int run() {
        legs.begin(false, Calibration.MOST_LEGS);
        Names names = legs.names();
        try {
            List<LegResult> trusted = Calibration.run(legs.deployment(), legs, new ComparisonLines(names, out)::tell);
            return trusted.size() < Calibration.LEGS ? untrusted(trusted) : tell(trusted);
        } catch (DeploymentFailed failed) {
            throw new NoVerdict(String.valueOf(failed.getMessage()));
        }
    }

    private int untrusted(List<LegResult> trusted) {
        out.printf(Locale.ROOT, "Only %d of %d legs can be trusted.%n", trusted.size(), Calibration.MOST_LEGS);
        out.flush();
        return ExitCode.INCONCLUSIVE;
    }

    private int tell(List<LegResult> trusted) {
        tell(settings, trusted, out);
        return ExitCode.PASS;
    }

    /**
     * Prints how precise the trusted legs are, and the length that legs should have.
     *
     * @param trusted the legs that can be trusted, at least as many as a calibration needs
     */
    static void tell(ComparisonSettings settings, List<LegResult> trusted, PrintWriter out) {
        LegSpread spread = settings.subjects().stream()
                .map(subject -> LegSpread.ofLegs(trusted.stream()
                        .map(leg -> leg.p95Millis().get(subject))
                        .toList()))
                .max(Comparator.comparingDouble(LegSpread::value))
                .orElseThrow();
        LegSpread atWorst = spread.atWorst(trusted.size());
        PairedComparison method = new PairedComparison(settings.subjects().size());
        Duration leg = settings.leg();
        out.printf(
                Locale.ROOT,
                "Single legs of %d s scatter by %.1f %% and, in four of five cases, by no more than %.1f %%.%n",
                leg.toSeconds(),
                100 * spread.value(),
                100 * atWorst.value());
        out.printf(
                Locale.ROOT,
                "A comparison fails from %+.1f %% after %d pairs, and from %+.1f %% after %d.%n",
                100 * method.smallest(spread, PairedComparison.FEWEST_PAIRS),
                PairedComparison.FEWEST_PAIRS,
                100 * method.smallest(spread, PairedComparison.MOST_PAIRS),
                PairedComparison.MOST_PAIRS);
        LegSpread calm = method.calm();
        boolean enough = atWorst.isWithin(calm);
        out.printf(
                Locale.ROOT,
                "%s, because legs that scatter by at most %.0f %% show +10 %% in 95 of 100 comparisons%s:%n"
                        + "  mobius.compare.leg = %d s%n",
                enough ? "They are long enough" : "Make them longer",
                100 * calm.value(),
                method.endpoints() == 1 ? "" : " in which " + method.endpoints() + " p95 decide together",
                (enough ? leg : atWorst.lengthFor(calm, leg)).toSeconds());
        out.flush();
    }
}
