package mobius.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import mobius.config.RateLimit;
import mobius.config.RateLimits;

/** Estimates how long the platform's rate limit per address delays a seeding, so that users learn it before they wait. */
final class SignInTime {

    /** Shorter delays are not mentioned. */
    private static final Duration WORTH_A_WORD = Duration.ofMinutes(2);

    private SignInTime() {}

    /** A sentence for a number of accounts, each of which signs in once; empty if the delay is short. */
    static Optional<String> of(long accounts, RateLimits limits) {
        if (limits.injectorIsExempt() || least(accounts, limits.address()).compareTo(WORTH_A_WORD) < 0) {
            return Optional.empty();
        }
        Duration least = least(accounts, limits.address());
        return Optional.of(String.format(
                Locale.ROOT,
                "The platform admits %d accounts a minute and %d an hour from one address"
                        + " (mobius.target.limits.address): this takes at least %d h %02d min. If its operators have"
                        + " exempted this address, add -Dmobius.target.limits.injector-is-exempt=true.",
                limits.address().perMinute(),
                limits.address().perHour(),
                least.toHours(),
                least.toMinutesPart()));
    }

    /**
     * The shortest time in which the limits admit all accounts: full hours and minutes have to pass, and the remaining accounts
     * are admitted at once.
     */
    private static Duration least(long accounts, RateLimit limit) {
        long last = Math.max(0, accounts - 1);
        Duration byHour = Duration.ofHours(last / limit.perHour());
        Duration byMinute = Duration.ofMinutes(last % limit.perHour() / limit.perMinute());
        return byHour.plus(byMinute);
    }
}
