package mobius.report.comparison;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.comparison.ComparisonResult;
import mobius.comparison.ComparisonResult.Ending;
import mobius.comparison.Deployed;
import mobius.comparison.LegResult;
import mobius.comparison.Pair;
import mobius.comparison.Side;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.regression.PairedComparison;
import mobius.verdict.regression.PairedComparison.Answer;

/** What a comparison has found, in sentences. */
public final class ComparisonWords {

    /** A smaller difference of the error rates is none: 0.05 points. */
    private static final double POINTS = 0.0005;

    private final ComparisonReport report;
    private final ComparisonResult result;

    public ComparisonWords(ComparisonReport report) {
        this.report = report;
        this.result = report.result();
    }

    /** The answer. */
    public String headline() {
        return switch (result.ending()) {
            case DECIDED -> decided();
            case NOT_CLEAR -> notClear();
            case UNTRUSTED ->
                "Not clear: too many pairs had a leg that cannot be trusted. The last reason: "
                        + Optional.ofNullable(result.trouble()).orElse("not known");
            case NOT_DEPLOYED -> "Not clear: " + result.trouble();
            case UNDER_WAY ->
                String.format(
                        Locale.ROOT, "Not clear yet: %d of at least %d pairs.", pairs(), PairedComparison.FEWEST_PAIRS);
        };
    }

    private String decided() {
        return report.outcome() == Outcome.FAIL
                ? Stream.of(failsMore(), carriesLess(), slower())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" "))
                : noSlower();
    }

    private Optional<String> failsMore() {
        return result.service().errors() == Status.FAIL
                ? Optional.of("Certainly fails more: " + rates() + " of the responses.")
                : Optional.empty();
    }

    private Optional<String> carriesLess() {
        return result.service().load() == Status.FAIL
                ? Optional.of("Certainly carries less: " + carried() + " of the planned load.")
                : Optional.empty();
    }

    private Optional<String> slower() {
        return worst().filter(worst -> answer(worst).status() == Status.FAIL).map(worst -> {
            Answer answer = answer(worst);
            return String.format(
                    Locale.ROOT,
                    "Slower by %.1f %% [%.1f, %.1f]: p95 of %s, after %d pairs.",
                    100 * answer.change(),
                    100 * answer.low(),
                    100 * answer.high(),
                    worst.subject(),
                    answer.pairs());
        });
    }

    private String noSlower() {
        ComparisonFigures worst = worst().orElseThrow();
        Answer answer = answer(worst);
        return String.format(
                Locale.ROOT,
                "No slower than 10 %% (%s): p95 of %s, after %d pairs.",
                interval(answer),
                worst.subject(),
                answer.pairs());
    }

    /** A latency that is not clear comes first: it is what longer legs would settle. */
    private String notClear() {
        if (worst().filter(worst -> answer(worst).status() == Status.PASS).isEmpty()) {
            return "Not clear at this noise: " + soFar() + ".";
        }
        return result.service().load() == Status.INCONCLUSIVE
                ? "Not clear: a leg carried less than 90 % of the planned load (" + carried()
                        + "), and its percentiles are those of less load."
                : "Not clear: the second build failed more, but not certainly: " + rates() + " of the responses.";
    }

    private static Answer answer(ComparisonFigures figures) {
        return Optional.ofNullable(figures.answer()).orElseThrow();
    }

    /** What it rests on, and what to do next. */
    public String explanation() {
        return Stream.of(soFarOf(), errors(), new ComparisonNoise(report).words(), sameBuild(), deployed())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String soFarOf() {
        boolean told = result.ending() == Ending.DECIDED || result.ending() == Ending.NOT_CLEAR;
        return told || pairs() < 2 ? "" : "So far: " + soFar() + ".";
    }

    private String soFar() {
        ComparisonFigures worst = worst().orElseThrow();
        Answer answer = answer(worst);
        return String.format(
                Locale.ROOT, "%s for the p95 of %s after %d pairs", interval(answer), worst.subject(), answer.pairs());
    }

    /** {@code +4.0 % [-3.0, +12.0]}. */
    public static String interval(Answer answer) {
        return String.format(
                Locale.ROOT, "%+.1f %% [%+.1f, %+.1f]", 100 * answer.change(), 100 * answer.low(), 100 * answer.high());
    }

    /** Of all that decide, the one that became slowest. */
    private Optional<ComparisonFigures> worst() {
        return ComparisonFigures.of(result).stream()
                .filter(figures -> figures.answer() != null)
                .max(Comparator.comparing(ComparisonWords::order));
    }

    /** What fails first, then what is not clear: the largest change alone may be one that is not sure, or surely small. */
    private static double order(ComparisonFigures figures) {
        Answer answer = answer(figures);
        return switch (answer.status()) {
            case FAIL -> answer.change() + 2_000;
            case PASS -> answer.change();
            default -> answer.change() + 1_000;
        };
    }

    private String errors() {
        OptionalDouble before = ComparisonFigures.failed(result, Pair::before);
        OptionalDouble after = ComparisonFigures.failed(result, Pair::after);
        if (before.isEmpty() || after.isEmpty()) {
            return "";
        }
        return Math.abs(after.getAsDouble() - before.getAsDouble()) < POINTS
                ? "Failed responses: " + rates() + "."
                : "The error rates differ: " + rates() + ", and failed requests are in no p95.";
    }

    private String rates() {
        return String.format(
                Locale.ROOT,
                "before %.2f %%, after %.2f %%",
                100 * ComparisonFigures.failed(result, Pair::before).orElse(0),
                100 * ComparisonFigures.failed(result, Pair::after).orElse(0));
    }

    private String carried() {
        return String.format(
                Locale.ROOT, "before %.0f %%, after %.0f %%", 100 * leastOf(Pair::before), 100 * leastOf(Pair::after));
    }

    private double leastOf(Function<Pair, LegResult> side) {
        return result.pairs().stream()
                .map(side)
                .flatMap(leg -> Stream.ofNullable(leg.carried()))
                .mapToDouble(carried -> carried)
                .min()
                .orElse(1);
    }

    /** A deployment that replaces nothing ends as well as one that does. */
    private String sameBuild() {
        return result.told(Side.BEFORE)
                .filter(version -> result.told(Side.AFTER).equals(Optional.of(version)))
                .map(version ->
                        ("The platform reports the version %s in the legs of both builds: make sure that the second one was"
                                        + " there.")
                                .formatted(version))
                .orElse("");
    }

    /** Which build is on the platform that both share; empty where each has its own, or none was put there. */
    public String deployed() {
        return deployed(result.deployed());
    }

    private String deployed(Deployed deployed) {
        String last = deployed.build() == null ? "" : report.names().of(deployed.build());
        if (deployed.attempt() == null) {
            return last.isEmpty() ? "" : "The build " + last + " is deployed now.";
        }
        String attempt = report.names().of(deployed.attempt());
        return last.isEmpty()
                ? "The deployed build is unknown: the deployment of %s failed.".formatted(attempt)
                : "The deployed build is unknown: the deployment of %s failed; before that it was %s."
                        .formatted(attempt, last);
    }

    private int pairs() {
        return result.pairs().size();
    }
}
