package mobius.verdict.overload;

import mobius.budget.Budget;
import mobius.measure.MeasuredWindow;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;

/**
 * The words of findings about broken budgets. They are all INFO: a platform may be slow beyond the expected peak.
 *
 * @param climb on which the budgets were observed
 * @param peak the expected one, in requests per second
 * @param window the whole climb
 */
record BreakWords(LoadRamp climb, double peak, MeasuredWindow window) {

    private static final String MULTIPLES = "times the peak";
    private static final String RATE = "requests/s";

    /** Describes the break of one budget. */
    Finding broke(BudgetBreak found) {
        String what = found.what().name();
        Observation facts = multiples("load at which it broke: " + what, found).samples(found.samples());
        return of(found.what(), facts, how(found));
    }

    /** Describes a budget that held. */
    Finding held(Tolerance tolerance, double highest) {
        Observation facts = facts("load up to which it held: " + tolerance.name(), MULTIPLES)
                .actual(highest / peak);
        return of(tolerance, facts, "It held up to the highest load reached, %s.".formatted(rate(highest)));
    }

    /** Describes the budget that broke at the lowest load. */
    Finding first(BudgetBreak found) {
        String what = found.what().name();
        return climb.isRamp()
                ? headline(
                        multiples("load at which the first budget broke", found), what + " broke first. " + how(found))
                : headline(bracket(found), "Point estimates of single steps. " + what + " broke first. " + how(found));
    }

    /** Describes a climb on which all budgets held. */
    Finding allHeld(double highest) {
        String explanation =
                "All budgets held up to the highest load reached, %s; the load at which they break is unknown."
                        .formatted(rate(highest));
        Observation facts = climb.isRamp()
                ? facts("load up to which all budgets held", MULTIPLES).actual(highest / peak)
                : facts("highest step at which all budgets held", RATE).actual(highest);
        return headline(facts, explanation);
    }

    /**
     * Describes a climb whose load was not reached in time.
     *
     * @param doubt the trust gate with the evidence
     */
    Finding unknown(Finding doubt) {
        return headline(
                facts("load at which the first budget broke", MULTIPLES),
                "Unknown: the injector was not on time (%s).".formatted(doubt.id()));
    }

    private Finding headline(Observation facts, String explanation) {
        return Finding.of(
                climb.isRamp() ? "breaking-point" : "capacity", Budget.TOTAL, Status.INFO, facts, explanation);
    }

    private static Finding of(Tolerance tolerance, Observation facts, String explanation) {
        return Finding.of("breaking-point." + tolerance.id(), tolerance.subject(), Status.INFO, facts, explanation);
    }

    private Observation multiples(String value, BudgetBreak found) {
        return facts(value, MULTIPLES).actual(found.low() / peak).between(found.low() / peak, found.high() / peak);
    }

    private Observation bracket(BudgetBreak found) {
        return facts("highest step at which all budgets held", RATE)
                .actual(found.low())
                .between(found.low(), found.high());
    }

    private Observation facts(String value, String unit) {
        return Observation.of(value, unit).within(window);
    }

    /** Describes the two loads of a break. */
    private String how(BudgetBreak found) {
        if (found.isFromTheStart()) {
            return "It broke from the start, at %s.".formatted(rate(found.high()));
        }
        return climb.isRamp()
                ? "The break was detected at %s; the queue behind it began to fill at %s."
                        .formatted(rate(found.high()), rate(found.low()))
                : "It held at %s and broke at %s.".formatted(rate(found.low()), rate(found.high()));
    }

    private static String rate(double requestsPerSecond) {
        return Text.of(requestsPerSecond, RATE);
    }
}
