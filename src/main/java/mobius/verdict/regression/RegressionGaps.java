package mobius.verdict.regression;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;
import mobius.verdict.past.RegressionDetector;
import mobius.verdict.past.RunMetric;

/** Findings about regressions that could not be checked, with the reasons. */
final class RegressionGaps {

    private RegressionGaps() {}

    /**
     * A delay of the injector lengthens response times. It would look like a regression, and in the reference it would hide later
     * ones.
     */
    static Finding delayed(Finding gate, boolean smokeCheck) {
        return Finding.of(
                        Regression.ID,
                        Budget.TOTAL,
                        smokeCheck ? Status.INFO : Status.INCONCLUSIVE,
                        gate.facts(),
                        "The run was not compared with earlier ones: the injector was delayed (%s)."
                                .formatted(gate.id()))
                .withAdvice("Run it again on a machine that does nothing else.");
    }

    /** Returns the finding for a reference with too few runs. */
    static Finding tooFew(PastRuns past) {
        return reference(
                past,
                String.format(
                        Locale.ROOT,
                        "Regressions are not judged yet: %d more comparable runs must pass first.%s",
                        RegressionDetector.FEWEST_RUNS - past.reference(0).size(),
                        past.notes().isEmpty() ? "" : " " + notes(past)));
    }

    /**
     * Returns findings for unused parts of the history, for metrics that this run does not have, and for metrics that are too
     * new.
     */
    static Stream<Finding> of(List<RunMetric> tonight, PastRuns past) {
        Stream<Finding> unused = past.notes().isEmpty()
                ? Stream.empty()
                : Stream.of(reference(past, "Not all of the history is used: " + notes(past)));
        return Stream.of(unused, unknown(tonight, past), tooNew(tonight, past)).flatMap(each -> each);
    }

    private static String notes(PastRuns past) {
        return String.join(" ", past.notes());
    }

    private static Finding reference(PastRuns past, String explanation) {
        Observation facts = Observation.of("runs in the reference", "runs")
                .expected(Threshold.atLeast(RegressionDetector.FEWEST_RUNS))
                .actual(past.reference(0).size());
        return Finding.of(Regression.ID, Budget.TOTAL, Status.INFO, facts, explanation);
    }

    /** Metrics of the reference that this run does not have. */
    private static Stream<Finding> unknown(List<RunMetric> tonight, PastRuns past) {
        List<PastRun> knowing = Stream.concat(
                        past.reference(0).stream(), past.latest(RegressionDetector.MOST_RUNS).stream())
                .toList();
        return PastRuns.figures(knowing).stream()
                .filter(figure -> tonight.stream().noneMatch(figure::isSameAs))
                .filter(figure -> known(figure, past) >= RegressionDetector.FEWEST_RUNS)
                .map(figure -> gap(
                        figure,
                        past,
                        String.format(
                                Locale.ROOT,
                                ("Unknown tonight, although %d runs of the reference have it: there were too few responses, or"
                                        + " the platform did not expose it in every window."),
                                known(figure, past))));
    }

    /** Metrics of this run that the reference has too rarely. */
    private static Stream<Finding> tooNew(List<RunMetric> tonight, PastRuns past) {
        return tonight.stream()
                .filter(figure -> known(figure, past) < RegressionDetector.FEWEST_RUNS)
                .map(figure -> gap(
                        figure,
                        past,
                        String.format(
                                Locale.ROOT,
                                "Not judged yet: %d more comparable runs that have it must pass first.",
                                RegressionDetector.FEWEST_RUNS - known(figure, past))));
    }

    private static int known(RunMetric figure, PastRuns past) {
        return past.reference(figure, 0).size();
    }

    private static Finding gap(RunMetric figure, PastRuns past, String explanation) {
        Observation facts = Observation.of(Regression.label(figure), Regression.unit(figure))
                .samples(known(figure, past));
        return Finding.of(Regression.ID + "." + figure.kind().id(), figure.subject(), Status.INFO, facts, explanation);
    }
}
