package mobius.run.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mobius.config.RateLimit;
import mobius.config.RateLimits;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.junit.jupiter.api.Test;

class RateLimitCheckTest {

    private static final int ACCOUNTS = 40;
    private static final RateLimit ANY = new RateLimit(1_000_000, 1_000_000);

    /** 600 users a minute with 4 requests each, of which 1.5 have no token: 60 requests a minute and 120 in all for each of 40 accounts. */
    private static final Workload PLAN = plan(level(Duration.ofMinutes(2), 1));

    @Test
    void aPlanThatJustKeepsEveryLimitHasNoProblem() {
        assertThat(problems(PLAN, new RateLimits(new RateLimit(60, 120), new RateLimit(900, 1800), false)))
                .isEmpty();
    }

    @Test
    void anAccountHasALimitByTheMinute() {
        assertThat(problems(PLAN, new RateLimits(new RateLimit(59, 120), ANY, false)))
                .containsExactly("the plan sends up to 60 requests per minute for each of 40 accounts, but the"
                        + " platform allows 59 (mobius.target.limits.account.per-minute): the limiter would be measured, not the"
                        + " platform; lower mobius.scale to 0.98 of its value, or use at least 41 accounts");
    }

    @Test
    void anAccountHasALimitByTheHour() {
        assertThat(problems(PLAN, new RateLimits(new RateLimit(60, 119), ANY, false)))
                .containsExactly("the plan sends up to 120 requests per hour for each of 40 accounts, but the platform"
                        + " allows 119 (mobius.target.limits.account.per-hour): the limiter would be measured, not the"
                        + " platform; lower mobius.scale to 0.99 of its value, or use at least 41 accounts");
    }

    @Test
    void anAddressHasALimitByTheMinute() {
        assertThat(problems(PLAN, new RateLimits(ANY, new RateLimit(899, 1800), false)))
                .containsExactly(anonymous(899, 1800));
    }

    @Test
    void anAddressHasALimitByTheHour() {
        assertThat(problems(PLAN, new RateLimits(ANY, new RateLimit(900, 1799), false)))
                .containsExactly(anonymous(900, 1799));
    }

    @Test
    void anExemptInjectorHasNoLimitByAddress() {
        assertThat(problems(PLAN, new RateLimits(ANY, new RateLimit(1, 1), true)))
                .isEmpty();
    }

    @Test
    void everyLimitThatIsReachedIsTold() {
        RateLimit one = new RateLimit(1, 1);
        assertThat(problems(PLAN, new RateLimits(one, one, false)))
                .satisfiesExactly(
                        minute -> assertThat(minute).contains("account.per-minute"),
                        hour -> assertThat(hour).contains("account.per-hour"),
                        address -> assertThat(address).contains("limits.address"));
    }

    @Test
    void whatHoldsForAnAverageHourCanStillBeTooMuchForOneMinute() {
        Workload spike = plan(
                level(Duration.ofMinutes(10), 0.1),
                level(Duration.ofMinutes(1), 2),
                level(Duration.ofMinutes(10), 0.1));
        assertThat(problems(spike, new RateLimits(new RateLimit(120, 1000), ANY, true)))
                .isEmpty();
        assertThat(problems(spike, new RateLimits(new RateLimit(119, 1000), ANY, true)))
                .singleElement()
                .asString()
                .startsWith("the plan sends up to 120 requests per minute");
    }

    /** Half a minute on each side of the summit: 75 % of what a level minute at 1x sends. */
    @Test
    void theBusiestMinuteMayLieAcrossASummit() {
        Workload summit = plan(
                new Stage("up", Duration.ofMinutes(1), 0, 1, true),
                new Stage("down", Duration.ofMinutes(1), 1, 0, true));
        assertThat(problems(summit, new RateLimits(new RateLimit(45, 1000), ANY, true)))
                .isEmpty();
        assertThat(problems(summit, new RateLimits(new RateLimit(44, 1000), ANY, true)))
                .singleElement()
                .asString()
                .startsWith("the plan sends up to 45 requests per minute");
    }

    @Test
    void anAccountIsNeverUsedByLessThanOneUser() {
        Workload one = plan(level(Duration.ofSeconds(1), 0.1));
        assertThat(problems(one, new RateLimits(new RateLimit(4, 4), ANY, true)))
                .isEmpty();
        assertThat(problems(one, new RateLimits(new RateLimit(3, 4), ANY, true)))
                .singleElement()
                .asString()
                .startsWith("the plan sends up to 4 requests per minute");
    }

    private static String anonymous(int perMinute, int perHour) {
        return String.format(
                Locale.ROOT,
                ("the plan sends up to 900 requests without a token per minute and 1800 per hour from one address,"
                        + " scrapes of its metrics among them, but the"
                        + " platform allows %d and %d (mobius.target.limits.address): the limiter would be measured, not the platform;"
                        + " have the operators exempt the injector's address and set"
                        + " mobius.target.limits.injector-is-exempt = true, or lower mobius.scale"),
                perMinute,
                perHour);
    }

    private static List<String> problems(Workload plan, RateLimits limits) {
        return new RateLimitCheck(plan, ACCOUNTS, 0, 1.5, 0, limits).problems();
    }

    /** 40 requests/s are 10 users/s of 4 requests: with four of five returning, a session has up to ten visits a minute. */
    @Test
    void usersWhoReturnShareTheAccountsThatHaveSignedIn() {
        Workload plan = plan(new Stage("level", Duration.ofMinutes(1), 1, 1, true));
        RateLimits generous = new RateLimits(new RateLimit(40, 1000), new RateLimit(60, 1000), true);
        RateLimits strict = new RateLimits(new RateLimit(39, 1000), new RateLimit(60, 1000), true);
        assertThat(new RateLimitCheck(plan, 100_000, 0.8, 1, 0, generous).problems())
                .isEmpty();
        assertThat(new RateLimitCheck(plan, 100_000, 0.8, 1, 0, strict).problems())
                .singleElement()
                .asString()
                .startsWith("the plan sends up to 40 requests per minute for each of 100000 accounts");
        assertThat(new RateLimitCheck(plan, 100_000, 0, 1, 0, strict).problems())
                .isEmpty();
    }

    @Test
    void scrapesOfThePlatformCountLikeOtherRequestsFromTheAddress() {
        Workload plan = plan(new Stage("level", Duration.ofMinutes(1), 0.001, 0.001, true));
        RateLimits limits = new RateLimits(new RateLimit(60, 1000), new RateLimit(60, 1000), false);
        assertThat(new RateLimitCheck(plan, 100, 0, 1, 59, limits).problems()).isEmpty();
        assertThat(new RateLimitCheck(plan, 100, 0, 1, 60, limits).problems())
                .singleElement()
                .asString()
                .contains("up to 61 requests without a token per minute", "scrapes of its metrics among them");
    }

    private static Workload plan(Stage... stages) {
        TrafficMix mix = new TrafficMix(Map.of("visit", new TrafficMix.Share(1, 4)));
        return new Workload(40, Duration.ofSeconds(1), List.of(stages), mix);
    }

    private static Stage level(Duration duration, double load) {
        return new Stage("level", duration, load, load, true);
    }
}
