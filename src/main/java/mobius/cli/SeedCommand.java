package mobius.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobius.config.RateLimit;
import mobius.config.RateLimits;
import mobius.data.Mark;
import mobius.run.process.ExitCode;
import mobius.seed.Outcome;
import mobius.seed.SeedEvent;
import mobius.seed.SeedPace;
import mobius.seed.SeedPlan;
import mobius.seed.Seeder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius seed}: creates the data on a deployment. */
@Command(
        name = "seed",
        description = {
            "Creates the accounts, projects and contexts of the data on a deployment.",
            "Existing items are not created again. If interrupted, run it again.",
            "Stops at once if the platform's lists do not show what it has just created, with its mark."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SeedCommand implements Callable<Integer> {

    @Mixin
    private DeploymentOptions options = new DeploymentOptions();

    @Option(
            names = "--run",
            paramLabel = "<id>",
            description = "Mark of the created items, by which cleanup --run <id> finds them.",
            defaultValue = "seed")
    private String run = "seed";

    @Option(
            names = "--projects-per-account",
            description = "Minimum; if the data have too few rows, rows are reused.",
            defaultValue = "1")
    private int projectsPerAccount;

    @Option(
            names = "--contexts-per-project",
            description = "Minimum; if the data have too few rows, rows are reused.",
            defaultValue = "1")
    private int contextsPerProject;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Mark mark = mark();
        SeedPlan.Least least = least();
        SeedPace manners = options.manners();
        Deployment deployment = Deployment.read("POST /auth/register", "POST /projects", "POST /contexts");
        SeedPlan plan = SeedPlan.read(
                options.feeders(),
                deployment.platform().region().toString(),
                deployment.platform().accounts(),
                least);
        announce(plan, deployment);
        tell(seed(deployment, manners, plan, mark));
        return ExitCode.PASS;
    }

    private static Outcome seed(Deployment deployment, SeedPace manners, SeedPlan plan, Mark mark)
            throws IOException, InterruptedException {
        try (TerminalProgress progress = new TerminalProgress()) {
            return new Seeder(deployment.platform(), deployment.password(), manners).seed(plan, mark, progress);
        }
    }

    private Mark mark() {
        try {
            return new Mark(run);
        } catch (IllegalArgumentException blank) {
            throw new ParameterException(spec.commandLine(), blank.getMessage(), blank);
        }
    }

    private SeedPlan.Least least() {
        try {
            return new SeedPlan.Least(projectsPerAccount, contextsPerProject);
        } catch (IllegalArgumentException tooFew) {
            throw new ParameterException(spec.commandLine(), tooFew.getMessage(), tooFew);
        }
    }

    /** Prints the extent of the seeding before it begins. */
    private void announce(SeedPlan plan, Deployment deployment) {
        say(
                "Seeding %s: %,d accounts of %s with %,d projects and %,d contexts.",
                deployment.url(), plan.accounts(), deployment.platform().region(), plan.projects(), plan.contexts());
        SignInTime.of(plan.accounts(), deployment.platform().limits()).ifPresent(this::say);
    }

    /** Prints the result. */
    private void tell(Outcome outcome) {
        say(
                "Everything exists. Created %,d accounts (%,d existed already), %,d projects and %,d contexts; removed"
                        + " %,d projects"
                        + " and %,d contexts of this run that are not in the data.",
                outcome.count(SeedEvent.ACCOUNT_CREATED),
                outcome.count(SeedEvent.ACCOUNT_FOUND),
                outcome.count(SeedEvent.PROJECT_CREATED),
                outcome.count(SeedEvent.CONTEXT_CREATED),
                outcome.count(SeedEvent.PROJECT_REMOVED),
                outcome.count(SeedEvent.CONTEXT_REMOVED));
        outcome.kept().forEach(this::say);
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
        out.flush();
    }

    /** Estimates how long the platform's rate limit per address delays a seeding, so that users learn it before they wait. */
    private static final class SignInTime {

        /** Shorter delays are not mentioned. */
        private static final Duration WORTH_A_WORD = Duration.ofMinutes(2);

        private SignInTime() {}

        /** A sentence for a number of accounts, each of which signs in once; empty if the delay is short. */
        static Optional<String> of(long accounts, RateLimits limits) {
            if (limits.injectorIsExempt() || least(accounts, limits.address()).compareTo(WORTH_A_WORD) < 0) {
                return Optional.empty();
            }
            Duration least = least(accounts, limits.address());
            return Optional.of(String.format(
                    Locale.ROOT,
                    "The platform admits %d accounts a minute and %d an hour from one address"
                            + " (mobius.target.limits.address): this takes at least %d h %02d min. If its operators have"
                            + " exempted this address, add -Dmobius.target.limits.injector-is-exempt=true.",
                    limits.address().perMinute(),
                    limits.address().perHour(),
                    least.toHours(),
                    least.toMinutesPart()));
        }

        /**
         * The shortest time in which the limits admit all accounts: full hours and minutes have to pass, and the remaining accounts
         * are admitted at once.
         */
        private static Duration least(long accounts, RateLimit limit) {
            long last = Math.max(0, accounts - 1);
            Duration byHour = Duration.ofHours(last / limit.perHour());
            Duration byMinute = Duration.ofMinutes(last % limit.perHour() / limit.perMinute());
            return byHour.plus(byMinute);
        }
    }
}
