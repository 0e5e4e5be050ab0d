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
 * Removes from a platform what this suite has created, and nothing else. The accounts themselves stay: the platform's API has
 * nothing to remove them with.
 */
public final class Cleaner {

    private static final String[] NEEDS = {
        "POST /auth/login", "GET /projects", "GET /contexts", "DELETE /projects/{id}", "DELETE /contexts/{id}"
    };

    private final PlatformSettings settings;
    private final Secret password;
    private final SeedPace manners;
    private final Time time;

    /** @param settings with a base URL */
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
     * Signs in all accounts of the platform's region that may write, and removes what they own with a mark.
     *
     * @param feeders with the accounts
     * @param wanted the marks of what is to go
     * @throws SeedingException when the platform keeps it from getting there; it may be started again then
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
