package mobius.seed;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mobius.config.PlatformSettings;
import mobius.config.RateLimit;
import mobius.config.Secret;
import mobius.data.Account;
import mobius.http.Origin;

/** A platform that accounts can be let into. Any number of threads may do so. */
final class Platform {

    private final PoliteClient client;
    private final Door door;
    private final Duration patience;
    private final RateLimit perAccount;

    Platform(PlatformSettings settings, Secret password, Manners manners, Time time) {
        URI base = settings.baseUrl().orElseThrow(() -> new IllegalArgumentException("a platform without a URL"));
        client = new PoliteClient(
                new Wire(Origin.url(base, settings.apiPrefix()).toString()),
                Allowance.perSecond(manners.requestsPerSecond()),
                time);
        door = new Door(client, settings, password);
        patience = settings.timeouts().standard();
        perAccount = settings.limits().account();
    }

    /**
     * Registers the account, or signs it in where it exists.
     *
     * @throws SeedingException where it exists with another password
     */
    Member enter(Account account) throws InterruptedException {
        return member(door.enter(account));
    }

    /** Signs the account in; empty where there is none of that address and password. */
    Optional<Member> signIn(Account account) throws InterruptedException {
        return door.signIn(account.email()).map(token -> member(new Door.Entry(account.email(), token, false)));
    }

    /** The pause before a retry of that number, from 0. */
    void pauseBefore(int retry) throws InterruptedException {
        client.pauseBefore(retry);
    }

    private Member member(Door.Entry entry) {
        return new Member(client, Allowance.of(perAccount), patience, door, entry);
    }
}
