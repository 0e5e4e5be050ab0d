package mobius.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mobius.production.Mix;
import mobius.production.ProfileText;

/**
 * The mix of production as text for a terminal.
 *
 * @param derived the profile that is written
 */
record MixTable(ProfileText derived) {

    private static final double PERCENT = 100;

    /** The complete text. */
    String text() {
        return "%s%n%s%s%n%s%n%n%s%n%s"
                .formatted(derived.fit(), leftOut(), derived.peak(), derived.day(), weights(), misfits());
    }

    private String leftOut() {
        return derived.mix()
                .traffic()
                .leftOut()
                .map(sentence -> sentence + System.lineSeparator())
                .orElse("");
    }

    private String weights() {
        return derived.mix().weights().entrySet().stream()
                .map(journey -> String.format(Locale.ROOT, "  %-20s %6.2f %%%n", journey.getKey(), journey.getValue()))
                .collect(Collectors.joining("", "  %-20s %8s%n".formatted("journey", "of users"), ""));
    }

    private String misfits() {
        List<Mix.Misfit> misfits = derived.mix().misfits(ProfileText.WORTH_TELLING);
        if (misfits.isEmpty()) {
            return "";
        }
        return misfits.stream()
                .map(misfit -> String.format(
                        Locale.ROOT,
                        "  %-40s %9.1f %% %9.1f %%%n",
                        misfit.name(),
                        PERCENT * misfit.production(),
                        PERCENT * misfit.journeys()))
                .collect(Collectors.joining(
                        "", "  %-40s %11s %11s%n".formatted("unlike production", "production", "journeys"), "\n"));
    }
}
