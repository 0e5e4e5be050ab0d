package mobius.seed;

import java.io.IOException;
import mobius.config.PlatformSettings;
import mobius.config.hocon.Secret;
import mobius.data.Mark;
import mobius.data.Progress;
import mobius.seed.client.AmbiguousOutcome;
import mobius.seed.client.Backoff;
import mobius.seed.client.SeedingException;
import mobius.seed.client.Time;

/**
 * Brings a platform to a planned state over its public API. Existing items are not created again, so seeding may be interrupted
 * at any point, even killed, and then started again.
 */
public final class Seeder {

    /** Endpoints of the contract without which seeding does not start. The deletions remove surplus items. */
    private static final String[] NEEDS = {
        "POST /auth/register",
        "POST /auth/login",
        "GET /projects",
        "POST /projects",
        "GET /contexts",
        "POST /contexts",
        "DELETE /projects/{id}",
        "DELETE /contexts/{id}"
    };

    private final PlatformSettings settings;
    private final Secret password;
    private final SeedPace manners;
    private final Time time;

    /**
     * Creates a seeder that works in real time.
     *
     * @param settings with a base URL
     * @param password of all accounts
     * @param manners limits on the load of the seeding
     */
    public Seeder(PlatformSettings settings, Secret password, SeedPace manners) {
        this(settings, password, manners, Time.REAL);
    }

    Seeder(PlatformSettings settings, Secret password, SeedPace manners, Time time) {
        this.settings = settings;
        this.password = password;
        this.manners = manners;
        this.time = time;
    }

    /**
     * Brings the platform to the planned state.
     *
     * @param run the mark of all created items; items of other runs are not touched
     * @param progress counts accounts
     * @return what was found, created and removed
     * @throws SeedingException if the platform prevents the seeding from finishing; it can be started again
     * @throws IOException if a file of the data cannot be read
     */
    public Outcome seed(SeedPlan plan, Mark run, Progress progress) throws IOException, InterruptedException {
        Outcome outcome = new Outcome();
        Platform platform = Platform.learn(settings, password, manners, time, NEEDS);
        Reconciler.Creations creations = new Reconciler.Creations(new FirstCreation(), platform);
        progress.begin("accounts", plan.accounts());
        try (AccountShares shares = plan.shares()) {
            new WorkerPool(manners.atOnce()).work(shares, share -> {
                settle(share, run, outcome, creations);
                progress.step();
            });
        }
        return outcome;
    }

    /** Brings one account to its share. A new account that is to own nothing needs no comparison. */
    private static void settle(AccountShare share, Mark run, Outcome outcome, Reconciler.Creations creations)
            throws InterruptedException {
        AccountSession account = creations.platform().enter(share.account());
        outcome.add(account.isNew() ? SeedEvent.ACCOUNT_CREATED : SeedEvent.ACCOUNT_FOUND);
        if (!account.isNew() || !share.projects().isEmpty()) {
            untilSettled(new Reconciler(account, run, outcome, creations), share, creations.platform());
        }
    }

    /**
     * Compares until nothing is missing. A request of a killed seeding may arrive while this one already reads the lists, so that
     * an item exists twice. If created items never match the plan, this fails once more than twice the share has been created.
     */
    private static void untilSettled(Reconciler reconciler, AccountShare share, Platform platform)
            throws InterruptedException {
        int silent = 0;
        while (reconciler.created() <= 2 * share.size()) {
            long before = reconciler.created();
            try {
                if (reconciler.settle(share.projects())) {
                    return;
                }
                silent = 0;
            } catch (AmbiguousOutcome unclear) {
                silent = reconciler.created() > before ? 0 : silent;
                giveUpAfter(silent, unclear);
                platform.pauseBefore(silent++);
            }
        }
        throw new SeedingException(
                "the items created for " + share.account().email() + " do not appear in the platform's"
                        + " lists as they were sent, so it cannot be known when everything exists; make sure that new items are listed"
                        + " at once");
    }

    /** Gives up when the outcome has been unclear once more in a row than a request has retries. */
    private static void giveUpAfter(int silent, AmbiguousOutcome unclear) {
        if (silent == Backoff.RETRIES) {
            throw new SeedingException(String.valueOf(unclear.getMessage()));
        }
    }
}
