package mobius.seed;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import mobius.config.PlatformSettings;
import mobius.config.Secret;
import mobius.data.Account;
import mobius.data.Feeders;
import mobius.data.Mark;
import mobius.data.Progress;
import mobius.data.Rows;

/**
 * Removes from a platform what this suite has created, and nothing else. The accounts themselves stay: the platform's API has
 * nothing to remove them with.
 */
public final class Cleaner {

    private final PlatformSettings settings;
    private final Platform platform;
    private final Manners manners;

    /** @param settings with a base URL */
    public Cleaner(PlatformSettings settings, Secret password, Manners manners) {
        this.settings = settings;
        this.platform = new Platform(settings, password, manners, Time.REAL);
        this.manners = manners;
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
        SeedingException.throwIfAny(feeders.inspect(Population.FILE).problems());
        progress.begin(
                "accounts", Population.count(feeders, region).writersOfRegion().size());
        try (Rows<Account> accounts = feeders.accounts()) {
            new Crew(manners.atOnce()).work(() -> nextWriter(accounts, region), account -> {
                clean(account, removal, outcome);
                progress.step();
            });
        }
        return outcome;
    }

    private void clean(Account account, Removal removal, Outcome outcome) throws InterruptedException {
        Optional<Member> member = platform.signIn(account);
        outcome.add(member.isPresent() ? Deed.ACCOUNT_FOUND : Deed.ACCOUNT_UNKNOWN);
        if (member.isPresent()) {
            removal.from(member.get());
        }
    }

    private static Optional<Account> nextWriter(Rows<Account> accounts, String region) throws IOException {
        synchronized (accounts) {
            while (accounts.hasNext()) {
                Account account = accounts.next();
                if (Population.isOf(region, account) && Population.mayWrite(account)) {
                    return Optional.of(account);
                }
            }
            return Optional.empty();
        }
    }
}
