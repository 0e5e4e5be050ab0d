package mobius.report.comparison;

import java.util.Locale;
import java.util.OptionalDouble;
import mobius.report.text.Figures;
import mobius.verdict.past.PastRuns;
import mobius.verdict.past.RunMetric;
import mobius.verdict.past.RunMetric.Kind;
import mobius.verdict.regression.MetricChange;

/**
 * One figure of two sides as people read it.
 *
 * @param name of the figure, for example {@code p95 of all requests}
 * @param before with two decimals
 * @param after likewise
 * @param unit of both
 * @param change in percent; of the error rate in points
 * @param interval of the change, at 95 %; a dash where there is none
 * @param noise by how much two runs of the same build differ in 19 of 20 cases, or {@code not known}
 * @param beyondNoise whether the change is larger than that
 */
public record TwoSidesRow(
        String name,
        String before,
        String after,
        String unit,
        String change,
        String interval,
        String noise,
        boolean beyondNoise) {

    /** @param past the runs before the second one, which tell how much runs differ anyway */
    static TwoSidesRow of(MetricChange pair, PastRuns past) {
        RunMetric figure = pair.figure();
        Kind kind = figure.kind();
        OptionalDouble noise = past.differenceByChance(figure);
        return new TwoSidesRow(
                figure.name(),
                shown(kind, figure.value()),
                shown(kind, pair.second()),
                unit(kind),
                change(kind, pair.change()),
                pair.low().isPresent()
                        ? change(kind, pair.low().getAsDouble()) + " to "
                                + change(kind, pair.high().orElseThrow())
                        : "-",
                noise.isPresent() ? change(kind, noise.getAsDouble()).replace("+", "") : Figures.NOT_KNOWN,
                noise.isPresent() && isBeyond(kind, pair.change(), noise.getAsDouble()));
    }

    private static boolean isBeyond(Kind kind, double change, double noise) {
        return kind == Kind.ERRORS ? Math.abs(change) > noise : Math.abs(Math.log1p(change)) > Math.log1p(noise);
    }

    private static String shown(Kind kind, double value) {
        double scaled = switch (kind) {
            case ERRORS -> 100 * value;
            case MEMORY -> value / (1 << 20);
            default -> value;
        };
        return String.format(Locale.ROOT, "%,.2f", scaled);
    }

    private static String unit(Kind kind) {
        return switch (kind) {
            case ERRORS -> "%";
            case MEMORY -> "MiB";
            default -> kind.unit();
        };
    }

    private static String change(Kind kind, double change) {
        return kind == Kind.ERRORS ? String.format(Locale.ROOT, "%+.2f points", 100 * change) : percent(change);
    }

    /** For example {@code +12.0 %}. */
    static String percent(double ratio) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * ratio);
    }
}
