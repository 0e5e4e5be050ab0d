package mobius.comparison;

import org.jspecify.annotations.Nullable;

/**
 * What is on the platform that both builds share, as far as this comparison has put it there.
 *
 * @param build that was surely there last; null where none has been put there
 * @param attempt the build whose deployment is under way or has failed, so that nobody knows what is there; else null
 */
public record Deployed(@Nullable Side build, @Nullable Side attempt) {

    static final Deployed NOTHING = new Deployed(null, null);
}
