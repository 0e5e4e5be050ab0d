package mobius.verdict.finding;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A probable cause of what was slow, full or broken. It has no say in the verdict.
 *
 * @param cause what is suspected
 * @param subject of what: an endpoint, a dependency, {@code platform}, {@code injector}
 * @param evidence the figures that speak for it, never empty but for {@link Cause#UNKNOWN}
 * @param gain what would change without it; null where the figures do not tell
 * @param effort to mend it, about
 * @param advice what to do
 */
public record Suspect(
        Cause cause,
        String subject,
        List<Figure> evidence,
        @Nullable Gain gain,
        Cause.Effort effort,
        String advice) {

    public Suspect {
        evidence = List.copyOf(evidence);
    }

    /** Returns a suspect with the effort and the advice of its cause. */
    public static Suspect of(Cause cause, String subject, List<Figure> evidence, @Nullable Gain gain) {
        return new Suspect(cause, subject, evidence, gain, cause.effort(), cause.advice());
    }

    public Suspect withAdvice(String next) {
        return new Suspect(cause, subject, evidence, gain, effort, next);
    }

    /** For people: {@code exhausted pool (platform)}. */
    public String title() {
        return cause.words() + " (" + subject + ")";
    }

    /** For people: the figures in one sentence. */
    public String reason() {
        return evidence.isEmpty()
                ? "No figures."
                : sentence(evidence.stream().map(Figure::toString).collect(Collectors.joining("; ")));
    }

    /** For people: the gain in one sentence. */
    public String expectedGain() {
        return gain == null ? "Unknown from the data of this run." : sentence(gain.toString());
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** All of it, one fact on each line, for people. */
    public String text() {
        return "%s\nevidence: %s\ngain    : %s\neffort  : %s\nadvice  : %s"
                .formatted(title(), reason(), expectedGain(), effort, advice);
    }
}
