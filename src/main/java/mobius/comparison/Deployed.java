package mobius.comparison;

import org.jspecify.annotations.Nullable;

/**
 * What this comparison has deployed on a platform that both builds share.
 *
 * @param build the build that was last deployed successfully; null if there is none
 * @param attempt the build whose deployment is in progress or has failed, so that the state of the platform is unknown; otherwise
 *     null
 */
public record Deployed(@Nullable Side build, @Nullable Side attempt) {

    static final Deployed NOTHING = new Deployed(null, null);
}
