package mobius.seed;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import mobius.config.PlatformSettings;
import mobius.config.hocon.Secret;
import mobius.data.Account;
import mobius.data.Feeders;
import mobius.data.Mark;
import mobius.data.Progress;
import mobius.data.feeder.Rows;
import mobius.seed.client.Accepted;
import mobius.seed.client.SeedingException;
import mobius.seed.client.Time;

/**
 * Removes from a platform what this suite has created, and nothing else. The accounts remain, because the platform's API offers
 * no request to delete them.
 */
public final class Cleaner {

    /** Endpoints of the contract without which a cleanup does not start. */
    private static final String[] NEEDS = {
        "POST /auth/login", "GET /projects", "GET /contexts", "DELETE /projects/{id}", "DELETE /contexts/{id}"
    };

    private final PlatformSettings settings;
    private final Secret password;
    private final SeedPace manners;
    private final Time time;

    /**
     * Creates a cleaner that works in real time.
     *
     * @param settings with a base URL
     * @param password of all accounts
     * @param manners limits on the load of the cleanup
     */
    public Cleaner(PlatformSettings settings, Secret password, SeedPace manners) {
        this(settings, password, manners, Time.REAL);
    }

    Cleaner(PlatformSettings settings, Secret password, SeedPace manners, Time time) {
        this.settings = settings;
        this.password = password;
        this.manners = manners;
        this.time = time;
    }

    /**
     * Signs in every account of the platform's region that may write, and removes the marked items that it owns. An account that
     * cannot sign in is counted, and the cleanup continues.
     *
     * @param feeders with the accounts
     * @param wanted selects the marks of the items to remove
     * @param progress counts accounts
     * @return what was found, removed and kept
     * @throws SeedingException if the platform prevents the cleanup from finishing; it can be started again
     * @throws IOException if a file of the data cannot be read
     */
    public Outcome clean(Feeders feeders, Predicate<Mark> wanted, Progress progress)
            throws IOException, InterruptedException {
        String region = settings.region().toString();
        Outcome outcome = new Outcome();
        Removal removal = new Removal(wanted, outcome);
        SeedingException.throwIfAny(feeders.inspect(AccountCounts.FILE).problems());
        Platform platform = Platform.learn(settings, password, manners, time, NEEDS);
        progress.begin(
                "accounts",
                AccountCounts.count(feeders, region, settings.accounts())
                        .writersOfRegion()
                        .size());
        try (Rows<Account> accounts = feeders.accounts(region, settings.accounts())) {
            new WorkerPool(manners.atOnce()).work(() -> nextWriter(accounts, region), account -> {
                clean(platform, account, removal, outcome);
                progress.step();
            });
        }
        return outcome;
    }

    private static void clean(Platform platform, Account account, Removal removal, Outcome outcome)
            throws InterruptedException {
        Platform.SignIn signIn = platform.signIn(account);
        if (signIn.session().isPresent()) {
            outcome.add(SeedEvent.ACCOUNT_FOUND);
            removal.from(signIn.session().get());
        } else {
            outcome.refuse(signIn.answer().status(), Accepted.told(signIn.answer()));
        }
    }

    /** Returns the next account of the region that may write. Called by several threads. */
    private static Optional<Account> nextWriter(Rows<Account> accounts, String region) throws IOException {
        synchronized (accounts) {
            while (accounts.hasNext()) {
                Account account = accounts.next();
                if (AccountCounts.isOf(region, account) && AccountCounts.mayWrite(account)) {
                    return Optional.of(account);
                }
            }
            return Optional.empty();
        }
    }
}
