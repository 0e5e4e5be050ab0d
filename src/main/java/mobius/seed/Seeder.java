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
 * Brings a platform to a planned state over its public API. What is there is not made again, so that seeding may be broken off
 * anywhere, also by force, and started again.
 */
public final class Seeder {

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

    /** @param settings with a base URL */
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
     * Makes the state of the plan.
     *
     * @param run the mark of all that is created; what another run has created is left alone
     * @throws SeedingException when the platform keeps it from getting there; it may be started again then
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

    private static void settle(AccountShare share, Mark run, Outcome outcome, Reconciler.Creations creations)
            throws InterruptedException {
        AccountSession account = creations.platform().enter(share.account());
        outcome.add(account.isNew() ? SeedEvent.ACCOUNT_CREATED : SeedEvent.ACCOUNT_FOUND);
        if (!account.isNew() || !share.projects().isEmpty()) {
            untilSettled(new Reconciler(account, run, outcome, creations), share, creations.platform());
        }
    }

    /**
     * Compares until nothing is missing: a request of a seeding that was killed may still have arrived while this one was
     * already looking, and then something is there twice.
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

    private static void giveUpAfter(int silent, AmbiguousOutcome unclear) {
        if (silent == Backoff.RETRIES) {
            throw new SeedingException(String.valueOf(unclear.getMessage()));
        }
    }
}
