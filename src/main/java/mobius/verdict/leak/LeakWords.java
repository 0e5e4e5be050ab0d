package mobius.verdict.leak;

import java.util.Locale;
import java.util.Optional;
import mobius.verdict.finding.Text;

/** The words of leak findings. */
final class LeakWords {

    private static final double MINUTES = 60;
    private static final double PERCENT = 100;
    private static final double SMALLEST = 0.0001;

    private final LeakCandidate figure;

    LeakWords(LeakCandidate figure) {
        this.figure = figure;
    }

    /** Returns the explanation: growth, result, and for a leak the time to the limit. */
    String explanation() {
        if (figure.interrupted()) {
            return "The process restarted during the soak, or several answer in turn: their levels are not a trend.";
        }
        return figure.answer().trend().map(this::growth).orElse("")
                + reason(figure.answer().outcome());
    }

    /** Returns the next step; empty for a steady resource. */
    Optional<String> advice() {
        if (figure.interrupted()) {
            return Optional.of("Find out why it restarted, and scrape each process as a source of its own.");
        }
        return switch (figure.answer().outcome()) {
            case STEADY -> Optional.empty();
            case LEAK -> Optional.of(figure.what().advice());
            case STEP -> Optional.of("Find out what happened then, and repeat the soak.");
            case GAPS -> Optional.of("The finding telemetry shows why its source gave no values.");
            case TOO_SHORT ->
                Optional.of("Run the soak for at least %s (mobius.durations.soak), or set mobius.soak.warm-up-constant"
                                .formatted(hours(figure.warmUp()
                                                .multipliedBy(LeakRule.WARM_UPS)
                                                .toMillis()
                                        / 3_600_000.0))
                        + " to the time that this platform takes.");
            case FEW_CYCLES, WANDERS, OPEN -> Optional.of("Run a longer soak.");
        };
    }

    private String reason(LeakAssessment.Outcome outcome) {
        return switch (outcome) {
            case LEAK -> "This is not explained by noise, a collector or a warm-up." + timeToTheLimit();
            case STEADY -> "It does not grow by more than is acceptable.";
            case TOO_SHORT -> "The soak is too short to distinguish a leak from a warm-up.";
            case FEW_CYCLES ->
                String.format(Locale.ROOT, "Its slowest cycle was completed fewer than %d times.", LeakRule.CYCLES);
            case STEP -> "It rose once and stayed there, which is not growth.";
            case GAPS -> "There are readings for too little of the time; a gap is not growth.";
            case WANDERS -> "It changes so slowly that a trend cannot be distinguished from chance.";
            case OPEN -> "It may grow or not: the interval is too wide.";
        };
    }

    /** Describes the change over the judged part and its significance. */
    private String growth(Trend trend) {
        return "%s by %s%s over the last %s (p %s of a rise by chance). "
                .formatted(
                        trend.growth() < 0 ? "It fell" : "It rose",
                        amount(Math.abs(trend.growth())),
                        trend.level() > 0 ? ", %s %% of its level,".formatted(Text.of(share(trend))) : "",
                        hours(trend.judged().hours()),
                        trend.p() < SMALLEST ? "< " + Text.of(SMALLEST) : "= " + Text.of(trend.p()));
    }

    private static double share(Trend trend) {
        return PERCENT * Math.abs(trend.growth()) / trend.level();
    }

    /** The time until the limit is reached at the rate of the trend; empty if the limit is unknown. */
    private String timeToTheLimit() {
        Trend trend = figure.answer().trend().orElseThrow();
        return figure.limit().stream()
                .mapToObj(limit -> " At this rate it reaches its limit of %s in %s."
                        .formatted(amount(limit), hours(Math.max(0, (limit - trend.end()) / trend.perHour()))))
                .findFirst()
                .or(() -> figure.machine().map(machine -> timeToTheEndOf(machine, trend)))
                .orElse("");
    }

    private String timeToTheEndOf(MachineMemory machine, Trend trend) {
        return " If it runs on the machine of %s, the %s left there last %s at this rate."
                .formatted(machine.source(), amount(machine.leftBytes()), hours(machine.leftBytes() / trend.perHour()));
    }

    private String amount(double value) {
        double scaled = value / figure.what().scale();
        return figure.what().scale() == 1 ? Text.of(scaled) : Text.of(scaled, "MiB");
    }

    private static String hours(double hours) {
        return hours < 1 ? Text.of(Math.round(hours * MINUTES * 10) / 10.0, "minutes") : Text.of(hours, "h");
    }
}
