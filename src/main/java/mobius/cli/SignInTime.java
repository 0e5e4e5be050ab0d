package mobius.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import mobius.config.RateLimit;
import mobius.config.RateLimits;

/** Says how long the platform's limit by address makes everybody wait, before they wonder. */
final class SignInTime {

    private static final Duration WORTH_A_WORD = Duration.ofMinutes(2);

    private SignInTime() {}

    /** A sentence for that many accounts, each of which comes in once; empty where it does not take long. */
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

    /** Full hours and minutes are waited for; the rest goes at once. */
    private static Duration least(long accounts, RateLimit limit) {
        long last = Math.max(0, accounts - 1);
        Duration byHour = Duration.ofHours(last / limit.perHour());
        Duration byMinute = Duration.ofMinutes(last % limit.perHour() / limit.perMinute());
        return byHour.plus(byMinute);
    }
}
