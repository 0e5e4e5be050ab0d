package mobius.seed;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mobius.config.PlatformSettings;
import mobius.config.RateLimit;
import mobius.config.hocon.Secret;
import mobius.contract.Answer;
import mobius.data.Account;
import mobius.seed.client.Authenticator;
import mobius.seed.client.ClientRateLimiter;
import mobius.seed.client.HttpTransport;
import mobius.seed.client.RetryingClient;
import mobius.seed.client.Routes;
import mobius.seed.client.SeedingException;
import mobius.seed.client.Time;

/** A platform under seeding or cleanup, and the way for accounts to sign in to it. Thread-safe. */
final class Platform {

    private final RetryingClient client;
    private final Routes routes;
    private final Authenticator authenticator;
    private final Duration patience;
    private final RateLimit perAccount;

    private Platform(RetryingClient client, Routes routes, PlatformSettings settings, Authenticator authenticator) {
        this.client = client;
        this.routes = routes;
        this.authenticator = authenticator;
        this.patience = settings.timeouts().standard();
        this.perAccount = settings.limits().account();
    }

    /**
     * Reads which endpoints the platform serves.
     *
     * @param settings with a base URL
     * @param needs the required endpoints, by the names of the contract
     * @throws SeedingException if the platform does not respond, or does not serve a required endpoint
     */
    static Platform learn(PlatformSettings settings, Secret password, SeedPace manners, Time time, String... needs)
            throws InterruptedException {
        Routes routes = Routes.of(base(settings), settings);
        routes.require(needs);
        return of(settings, password, manners, time, routes);
    }

    /**
     * Creates the access to a platform whose endpoints are already known.
     *
     * @param manners the pace of all requests together
     */
    static Platform of(PlatformSettings settings, Secret password, SeedPace manners, Time time, Routes routes) {
        RetryingClient client = new RetryingClient(
                new HttpTransport(base(settings)), ClientRateLimiter.perSecond(manners.requestsPerSecond()), time);
        return new Platform(client, routes, settings, new Authenticator(client, routes, settings, password));
    }

    private static URI base(PlatformSettings settings) {
        return settings.baseUrl().orElseThrow(() -> new IllegalArgumentException("a platform without a URL"));
    }

    /**
     * Registers the account, or signs it in if it exists.
     *
     * @throws SeedingException if neither is possible
     */
    AccountSession enter(Account account) throws InterruptedException {
        return session(authenticator.enter(account));
    }

    /** Signs the account in. The result has no session if no account has this address and password. */
    SignIn signIn(Account account) throws InterruptedException {
        Authenticator.Attempted attempted = authenticator.signIn(account.email());
        return new SignIn(attempted.entry().map(this::session), attempted.answer());
    }

    /**
     * The result of a sign-in.
     *
     * @param session empty if the platform refused the sign-in
     * @param answer the platform's response, which is the refusal if there is no session
     */
    record SignIn(Optional<AccountSession> session, Answer answer) {}

    /**
     * Sleeps for the back-off time of a retry.
     *
     * @param retry its number, from 0
     */
    void pauseBefore(int retry) throws InterruptedException {
        client.pauseBefore(retry);
    }

    /** Every account has a rate limiter of its own, as the platform limits each account separately. */
    private AccountSession session(Authenticator.Entry entry) {
        return new AccountSession(client, routes, ClientRateLimiter.of(perAccount), patience, authenticator, entry);
    }
}
