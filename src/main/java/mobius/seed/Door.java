package mobius.seed;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mobius.config.PlatformSettings;
import mobius.config.Secret;
import mobius.data.Account;

/** Where accounts come in: they register or sign in, all with one password and from one address. */
final class Door {

    private final PoliteClient client;
    private final Secret password;
    private final Duration patience;
    private final Allowance address;

    /** Accounts mostly come in rows of new or of known ones, and one request is enough when the guess is right. */
    private volatile boolean knownIsLikely;

    /** An account that came in. */
    record Entry(String email, String token, boolean isNew) {

        /** Without the token, which is a secret. */
        @Override
        public String toString() {
            return email;
        }
    }

    Door(PoliteClient client, PlatformSettings platform, Secret password) {
        this.client = client;
        this.password = password;
        this.patience = platform.timeouts().quick();
        this.address = platform.limits().injectorIsExempt()
                ? Allowance.unlimited()
                : Allowance.of(platform.limits().address());
    }

    /**
     * Registers the account, or signs it in where it exists.
     *
     * @throws SeedingException where it exists with another password
     */
    Entry enter(Account account) throws InterruptedException {
        // Read once: another thread's guess must not turn this one's second try into the first again.
        boolean knownFirst = knownIsLikely;
        Optional<Entry> entry = knownFirst ? known(account) : registered(account);
        if (entry.isEmpty()) {
            entry = knownFirst ? registered(account) : known(account);
        }
        Entry entered = entry.orElseThrow(() -> otherPassword(account));
        knownIsLikely = !entered.isNew();
        return entered;
    }

    /** A token for the account; empty where there is none of that address and password. */
    Optional<String> signIn(String email) throws InterruptedException {
        Map<String, String> body = Map.of("email", email, "password", password.reveal());
        Reply reply = client.send(Call.enter("/auth/login", body, patience), address);
        return reply.status() == 401 ? Optional.empty() : Optional.of(token(reply.expect(200, email)));
    }

    private Optional<Entry> known(Account account) throws InterruptedException {
        return signIn(account.email()).map(token -> new Entry(account.email(), token, false));
    }

    /** Empty where the address is taken. */
    private Optional<Entry> registered(Account account) throws InterruptedException {
        Map<String, String> body =
                Map.of("email", account.email(), "password", password.reveal(), "name", account.name());
        Reply reply = client.send(Call.enter("/auth/register", body, patience), address);
        return reply.status() == 409
                ? Optional.empty()
                : Optional.of(new Entry(account.email(), token(reply.expect(201, account.email())), true));
    }

    private static String token(Reply reply) {
        return reply.data().path("token").asText();
    }

    private static SeedingException otherPassword(Account account) {
        return new SeedingException("the account " + account.email() + " exists with another password than"
                + " MOBIUS_PASSWORD; export the password that it has, or have the operators remove the account");
    }
}
