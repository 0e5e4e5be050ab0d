package mobius.run.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mobius.config.RateLimit;
import mobius.config.RateLimits;
import mobius.workload.Workload;

/** Compares a plan with the platform's rate limits: a run that reaches a limit measures the limiter and not the platform. */
final class RateLimitCheck {

    private static final double ROUNDING = 1e-6;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Workload workload;
    private final int accounts;
    private final double returningUsers;
    private final double anonymousPerUser;
    private final double scrapesPerMinute;
    private final RateLimits limits;

    /**
     * A check of one plan.
     *
     * @param accounts how many accounts the users share, in turn; whoever works with two of them takes two turns
     * @param returningUsers the share of users who take up the session of an account that has signed in before
     * @param anonymousPerUser how many requests a user sends without a token
     * @param scrapesPerMinute how often the platform's own metrics are read from the injector's address without a token
     */
    RateLimitCheck(
            Workload workload,
            int accounts,
            double returningUsers,
            double anonymousPerUser,
            double scrapesPerMinute,
            RateLimits limits) {
        this.workload = workload;
        this.accounts = accounts;
        this.returningUsers = returningUsers;
        this.anonymousPerUser = anonymousPerUser;
        this.scrapesPerMinute = scrapesPerMinute;
        this.limits = limits;
    }

    /** Returns each limit that the plan would reach, a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        checkAccounts(problems, "minute", MINUTE, limits.account().perMinute());
        checkAccounts(problems, "hour", HOUR, limits.account().perHour());
        if (!limits.injectorIsExempt()) {
            checkAddress(problems, limits.address());
        }
        return problems;
    }

    private void checkAccounts(List<String> problems, String unit, Duration span, int limit) {
        double requestsPerUser = workload.mix().requestsPerUser();
        double requests = visitsOfAnAccount(mostUsers(span)) * requestsPerUser;
        if (requests > limit + ROUNDING) {
            problems.add(String.format(
                    Locale.ROOT,
                    "the plan sends up to %.0f requests per %s for each of %d accounts, but the platform allows %d"
                            + " (mobius.target.limits.account.per-%s): the limiter would be measured, not the platform;"
                            + " %s",
                    requests,
                    unit,
                    accounts,
                    limit,
                    unit,
                    remedy(requests, limit, mostUsers(span) / accounts * requestsPerUser < limit)));
        }
    }

    private String remedy(double requests, int limit, boolean isOfReturningUsers) {
        return isOfReturningUsers && returningUsers > 0
                ? "lower mobius.load.returning-users, because kept sessions are visited again within the minute"
                : String.format(
                        Locale.ROOT,
                        "lower mobius.scale to %.2f of its value, or use at least %.0f accounts",
                        Math.floor(limit / requests * 100) / 100,
                        Math.ceil(requests * accounts / limit));
    }

    /**
     * Returns the visits of a session in a minute. Each user who does not return brings another session, so that a session has 1
     * / (1 - share) visits on average, and at most twice as many in a minute.
     */
    private double visitsOfAnAccount(double users) {
        double inTurn = returningUsers == 0 ? 1 : Math.min(users, (double) Math.round(2 / (1 - returningUsers)));
        return Math.max(1, Math.max(inTurn, users / accounts));
    }

    /** Returns the requests by address: users who sign in have no token yet, and all share the injector's address. */
    private void checkAddress(List<String> problems, RateLimit limit) {
        double perMinute = mostUsers(MINUTE) * anonymousPerUser + scrapesPerMinute;
        double perHour = mostUsers(HOUR) * anonymousPerUser + scrapesPerMinute * scrapedMinutes();
        if (perMinute > limit.perMinute() || perHour > limit.perHour()) {
            problems.add(String.format(
                    Locale.ROOT,
                    "the plan sends up to %.0f requests without a token per minute and %.0f per hour from one address, scrapes of its metrics"
                            + " among them, but"
                            + " the platform allows %d and %d (mobius.target.limits.address): the limiter would be measured, not the"
                            + " platform; have the operators exempt the injector's address and set"
                            + " mobius.target.limits.injector-is-exempt = true, or lower mobius.scale",
                    perMinute,
                    perHour,
                    limit.perMinute(),
                    limit.perHour()));
        }
    }

    /** Returns the requests of the busiest hour. */
    private double scrapedMinutes() {
        return Math.min(60, workload.duration().toSeconds() / 60.0);
    }

    private double mostUsers(Duration span) {
        return new BusiestSpan(workload, span).users();
    }
}
