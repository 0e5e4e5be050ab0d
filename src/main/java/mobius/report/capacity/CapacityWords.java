package mobius.report.capacity;

import java.util.Locale;
import mobius.capacity.Bracket;
import mobius.capacity.SearchResult;
import mobius.report.text.Figures;

/** Tells in sentences what a search has found. */
final class CapacityWords {

    private static final double PERCENT = 100;

    private final CapacityReport report;

    CapacityWords(CapacityReport report) {
        this.report = report;
    }

    /** The capacity in one sentence. */
    String headline() {
        Bracket bracket = report.result().bracket();
        Double low = bracket.low();
        Double high = bracket.high();
        if (low == null) {
            return high == null
                    ? "The capacity is unknown."
                    : "No load was found at which every budget holds; at %s one breaks.".formatted(rate(high));
        }
        return high == null
                ? "Capacity > %s; no load was found at which a budget breaks.".formatted(rate(low))
                : "The highest load at which every budget holds lies between %s and %s."
                        .formatted(Figures.of(rounded(low)), rate(high));
    }

    /** What held it up, if anything, and what the reader may rely on. */
    String explanation() {
        return ending() + first() + expected();
    }

    private String ending() {
        SearchResult result = report.result();
        return switch (result.ending()) {
            case UNDER_WAY -> "The search has not finished; this is its result so far. ";
            case FOUND ->
                String.format(
                        Locale.ROOT,
                        "A bracket of at most %s %% from single steps of %d s; nothing was confirmed. ",
                        percent(report.plan().width()),
                        report.plan().step().toSeconds());
            case CONFIRMED ->
                String.format(
                        Locale.ROOT,
                        "The bracket is at most %s %% wide, and its lower end has held for %d s. ",
                        percent(report.plan().width()),
                        report.plan().hold().orElseThrow().toSeconds());
            case NOT_CONFIRMED ->
                "The lower end did not hold for long, even after it was lowered: look for what"
                        + " degrades over time. ";
            case NOT_REACHED ->
                "Every budget held up to the highest load that was tried; raise mobius.capacity.search.to. ";
            case NEVER_HELD -> "A budget broke even at the lowest load that was tried. ";
            case UNTRUSTED ->
                "The search ended because two steps in a row at one load could not be trusted: %s "
                        .formatted(result.doubt().orElse("the reason is not known."));
            case OUT_OF_STEPS ->
                String.format(
                                Locale.ROOT,
                                "The search ended after mobius.capacity.search.most-steps = %d; start closer to the capacity",
                                report.plan().mostSteps())
                        + " (mobius.capacity.search.from), or allow more. ";
        };
    }

    private String first() {
        return report.result()
                .brokeFirst()
                .filter(step -> !step.why().isEmpty())
                .map(step -> "What broke first is %s. ".formatted(step.why()))
                .orElse("");
    }

    private String expected() {
        String load = rate(report.expected());
        return switch (report.outcome()) {
            case PASS -> "The expected load of %s is carried.".formatted(load);
            case FAIL -> "The expected load of %s is not carried.".formatted(load);
            case INCONCLUSIVE -> "It is not clear whether the expected load of %s is carried.".formatted(load);
        };
    }

    static String rate(double requestsPerSecond) {
        return Figures.of(rounded(requestsPerSecond), "requests/s");
    }

    /** To three digits; more of them would not be true. */
    private static double rounded(double requestsPerSecond) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3g", requestsPerSecond));
    }

    private static String percent(double share) {
        return Figures.of(rounded(share * PERCENT));
    }
}
