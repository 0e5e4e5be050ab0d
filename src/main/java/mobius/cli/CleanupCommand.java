package mobius.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mobius.data.Mark;
import mobius.run.process.ExitCode;
import mobius.seed.Cleaner;
import mobius.seed.Outcome;
import mobius.seed.SeedEvent;
import mobius.seed.SeedPace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius cleanup}: removes what the suite has created on a deployment. */
@Command(
        name = "cleanup",
        description = {
            "Removes the projects and contexts with this suite's mark from a deployment, and nothing else.",
            "The accounts remain, because the platform's API cannot remove them."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:something was removed, or the accounts hold nothing",
            "1:usage, a failure, or nothing was removed although the accounts hold something"
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class CleanupCommand implements Callable<Integer> {

    /** The number of runs that a message lists. */
    private static final int MOST_RUNS = 10;

    @Mixin
    private DeploymentOptions options = new DeploymentOptions();

    @ArgGroup(multiplicity = "1")
    private WhichMarks which = new WhichMarks();

    @Spec
    private CommandSpec spec;

    /** The marks to remove: either all, or that of one run. */
    static final class WhichMarks {

        @Option(names = "--all", description = "Remove what all runs and seedings have created.")
        private boolean all;

        @Option(
                names = "--run",
                paramLabel = "<id>",
                description =
                        "Remove what one run has created. The id of a seeding is seed, unless it was given another name.")
        private @Nullable String run;

        /** Whether items with this mark are removed. */
        boolean include(Mark mark) {
            return all || mark.run().equals(run);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SeedPace manners = options.manners();
        Deployment deployment = Deployment.read("DELETE /contexts/{id}", "DELETE /projects/{id}");
        say("Cleaning up %s", deployment.url());
        Outcome outcome = clean(deployment, manners);
        outcome.kept().forEach(this::say);
        if (outcome.count(SeedEvent.ACCOUNT_FOUND) == 0) {
            return failed(nobodyCameIn(outcome));
        }
        say(
                "Removed %,d projects and %,d contexts of %,d accounts, which remain; %,d accounts do not exist or have another"
                        + " password.",
                outcome.count(SeedEvent.PROJECT_REMOVED),
                outcome.count(SeedEvent.CONTEXT_REMOVED),
                outcome.count(SeedEvent.ACCOUNT_FOUND),
                outcome.count(SeedEvent.ACCOUNT_UNKNOWN));
        return removedNothingOfSome(outcome) ? failed(nothingOfSome(outcome)) : ExitCode.PASS;
    }

    /** Whether nothing was removed although the accounts hold items. That is an error, because the marks may have been lost. */
    private static boolean removedNothingOfSome(Outcome outcome) {
        long removed = outcome.count(SeedEvent.PROJECT_REMOVED) + outcome.count(SeedEvent.CONTEXT_REMOVED);
        return removed == 0 && outcome.count(SeedEvent.PROJECT_SEEN) + outcome.count(SeedEvent.CONTEXT_SEEN) > 0;
    }

    /**
     * Explains that nothing was removed. A platform that loses the marks looks the same as one that holds nothing of the suite.
     */
    private String nothingOfSome(Outcome outcome) {
        String marks = outcome.runsSeen().isEmpty()
                ? "none of them carries a mark of this suite"
                : "the marks that they carry are of the runs "
                        + outcome.runsSeen().stream().limit(MOST_RUNS).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Nothing was removed%s: these accounts hold %,d projects and %,d contexts, and %s. If the suite created"
                        + " some of them, the platform has lost their marks; remove those by hand",
                which.run == null ? "" : " of the run " + which.run,
                outcome.count(SeedEvent.PROJECT_SEEN),
                outcome.count(SeedEvent.CONTEXT_SEEN),
                marks);
    }

    private Outcome clean(Deployment deployment, SeedPace manners) throws IOException, InterruptedException {
        try (TerminalProgress progress = new TerminalProgress()) {
            return new Cleaner(deployment.platform(), deployment.password(), manners)
                    .clean(options.feeders(), which::include, progress);
        }
    }

    private static String nobodyCameIn(Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "None of the %d accounts in the data could sign in, so nothing was checked; check MOBIUS_PASSWORD,"
                        + " and name the folder with the seeded data%s",
                outcome.count(SeedEvent.ACCOUNT_UNKNOWN),
                outcome.refusals().isEmpty()
                        ? ""
                        : ". The platform answered: " + String.join("; ", outcome.refusals()));
    }

    private int failed(String why) {
        spec.commandLine().getErr().println(why);
        return ExitCode.USAGE_OR_CRASH;
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
