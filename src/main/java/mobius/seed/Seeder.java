package mobius.seed;

import java.io.IOException;
import mobius.config.PlatformSettings;
import mobius.config.Secret;
import mobius.data.Account;
import mobius.data.Mark;
import mobius.data.Progress;

/**
 * Brings a platform to a planned state over its public API. What is there is not made again, so that seeding may be broken off
 * anywhere, also by force, and started again.
 */
public final class Seeder {

    private final Platform platform;
    private final Manners manners;

    /** @param settings with a base URL */
    public Seeder(PlatformSettings settings, Secret password, Manners manners) {
        this(settings, password, manners, Time.REAL);
    }

    Seeder(PlatformSettings settings, Secret password, Manners manners, Time time) {
        this.platform = new Platform(settings, password, manners, time);
        this.manners = manners;
    }

    /**
     * Makes the state of the plan.
     *
     * @param run the mark of all that is created; what another run has created is left alone
     * @throws SeedingException when the platform keeps it from getting there; it may be started again then
     */
    public Outcome seed(SeedPlan plan, Mark run, Progress progress) throws IOException, InterruptedException {
        Outcome outcome = new Outcome();
        progress.begin("accounts", plan.accounts());
        try (Shares shares = plan.shares()) {
            new Crew(manners.atOnce()).work(shares, share -> {
                settle(share, run, outcome);
                progress.step();
            });
        }
        return outcome;
    }

    private void settle(AccountShare share, Mark run, Outcome outcome) throws InterruptedException {
        Member member = enter(share.account(), outcome);
        Settlement settlement = new Settlement(member, run, outcome);
        if (member.isNew()) {
            try {
                settlement.create(share.projects());
                return;
            } catch (Unanswered unclear) {
                platform.pauseBefore(0);
            }
        }
        untilSettled(settlement, share);
    }

    private Member enter(Account account, Outcome outcome) throws InterruptedException {
        Member member = platform.enter(account);
        outcome.add(member.isNew() ? Deed.ACCOUNT_CREATED : Deed.ACCOUNT_FOUND);
        return member;
    }

    /**
     * Compares until nothing is missing: a request of a seeding that was killed may still have arrived while this one was
     * already looking, and then something is there twice.
     */
    private void untilSettled(Settlement settlement, AccountShare share) throws InterruptedException {
        int silent = 0;
        while (settlement.created() <= 2 * share.size()) {
            long before = settlement.created();
            try {
                if (settlement.settle(share.projects())) {
                    return;
                }
                silent = 0;
            } catch (Unanswered unclear) {
                silent = settlement.created() > before ? 0 : silent;
                giveUpAfter(silent, unclear);
                platform.pauseBefore(silent++);
            }
        }
        throw new SeedingException("what is created for " + share.account().email() + " does not show in the platform's"
                + " lists, so that nobody could know when everything is there; see that they show new things at once");
    }

    private static void giveUpAfter(int silent, Unanswered unclear) {
        if (silent == Backoff.RETRIES) {
            throw new SeedingException(String.valueOf(unclear.getMessage()));
        }
    }
}
