package mobius.report;

import java.util.List;
import mobius.verdict.suspect.Figure;
import mobius.verdict.suspect.Gain;
import mobius.verdict.suspect.Suspect;
import org.jspecify.annotations.Nullable;

/** A suspect as it stands in {@code verdict.json}: the names of these records are those of the file. */
record SuspectRow(
        String cause,
        String subject,
        List<Evidence> evidence,
        @Nullable String expectedGain,
        @Nullable Double savedMillis,
        String effort,
        String advice,
        String pattern) {

    /** A figure that speaks for it. */
    record Evidence(String what, double actual, String unit) {

        static Evidence of(Figure figure) {
            return new Evidence(figure.what(), figure.value(), figure.unit());
        }
    }

    static SuspectRow of(Suspect suspect) {
        Gain gain = suspect.gain();
        return new SuspectRow(
                suspect.cause().id(),
                suspect.subject(),
                suspect.evidence().stream().map(Evidence::of).toList(),
                gain == null ? null : suspect.expectedGain(),
                gain == null ? null : (Double) gain.savedMillis(),
                suspect.effort().name(),
                suspect.advice(),
                suspect.cause().pattern());
    }
}
