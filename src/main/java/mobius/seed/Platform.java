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

/** A platform that accounts can be let into. Any number of threads may do so. */
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
     * Asks the platform for what it serves.
     *
     * @param needs the endpoints without which nothing can be done, by the names of the contract
     * @throws SeedingException if it does not answer, or does not serve one of them
     */
    static Platform learn(PlatformSettings settings, Secret password, SeedPace manners, Time time, String... needs)
            throws InterruptedException {
        Routes routes = Routes.of(base(settings), settings);
        routes.require(needs);
        return of(settings, password, manners, time, routes);
    }

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

    /** Signs the account in; without a session if there is none of that address and password. */
    SignIn signIn(Account account) throws InterruptedException {
        Authenticator.Attempted attempted = authenticator.signIn(account.email());
        return new SignIn(attempted.entry().map(this::session), attempted.answer());
    }

    /**
     * What came of a sign-in.
     *
     * @param answer the refusal if there is no session
     */
    record SignIn(Optional<AccountSession> session, Answer answer) {}

    /** The pause before a retry of that number, from 0. */
    void pauseBefore(int retry) throws InterruptedException {
        client.pauseBefore(retry);
    }

    private AccountSession session(Authenticator.Entry entry) {
        return new AccountSession(client, routes, ClientRateLimiter.of(perAccount), patience, authenticator, entry);
    }
}
