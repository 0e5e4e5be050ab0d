package mobius.verdict.suspect;

import org.jspecify.annotations.Nullable;

/**
 * What a question of the verdict found, as rules need it.
 *
 * @param id of the question: {@code leak.memory}
 * @param subject as in the finding
 * @param about whether the finding says yes, no or does not know
 * @param what the figure is of
 * @param actual the figure; null where it is not known
 * @param unit of the figure
 * @param samples how many observations the figure rests on; 0 where that is not known
 * @param explanation how the finding was obtained, one or several sentences
 */
public record Sign(
        String id,
        String subject,
        Answer about,
        String what,
        @Nullable Double actual,
        String unit,
        long samples,
        String explanation) {

    /** What the finding says of the platform. */
    public enum Answer {
        /** It is as it should be. */
        FINE,
        /** It is not. */
        WRONG,
        /** It has no say in the verdict, but its figure misses its limit. */
        MISSED,
        /** Nobody knows, or it is for information. */
        OPEN
    }

    boolean isWrong() {
        return about == Answer.WRONG;
    }
}
