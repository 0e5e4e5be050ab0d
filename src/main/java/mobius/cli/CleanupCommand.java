package mobius.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import mobius.data.Mark;
import mobius.run.ExitCode;
import mobius.seed.Cleaner;
import mobius.seed.Deed;
import mobius.seed.Manners;
import mobius.seed.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bin/mobius cleanup}. */
@Command(
        name = "cleanup",
        description = {
            "Removes from a deployment what this suite has created, and nothing else: projects and contexts with its mark.",
            "The accounts stay, since the platform's API has nothing to remove them with."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class CleanupCommand implements Callable<Integer> {

    @Mixin
    private DeploymentOptions options = new DeploymentOptions();

    @ArgGroup(multiplicity = "1")
    private WhichMarks which = new WhichMarks();

    @Spec
    private CommandSpec spec;

    /** Either everything or one run's. */
    static final class WhichMarks {

        @Option(names = "--all", description = "What any run of the suite has created, and any seeding.")
        private boolean all;

        @Option(
                names = "--run",
                paramLabel = "<id>",
                description =
                        "What one run has created; that of seed is called seed, unless it was given another name.")
        private @Nullable String run;

        boolean include(Mark mark) {
            return all || mark.run().equals(run);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Manners manners = options.manners();
        Deployment deployment = Deployment.read("DELETE /contexts/{id}", "DELETE /projects/{id}");
        say("Cleaning up %s", deployment.url());
        Outcome outcome = clean(deployment, manners);
        outcome.kept().forEach(this::say);
        return outcome.count(Deed.ACCOUNT_FOUND) == 0 ? nobodyCameIn(outcome) : tell(outcome);
    }

    private Outcome clean(Deployment deployment, Manners manners) throws IOException, InterruptedException {
        try (TerminalProgress progress = new TerminalProgress()) {
            return new Cleaner(deployment.platform(), deployment.password(), manners)
                    .clean(options.feeders(), which::include, progress);
        }
    }

    private int tell(Outcome outcome) {
        say(
                "Removed %,d projects and %,d contexts of %,d accounts, which stay; %,d accounts are not there or have another"
                        + " password.",
                outcome.count(Deed.PROJECT_REMOVED),
                outcome.count(Deed.CONTEXT_REMOVED),
                outcome.count(Deed.ACCOUNT_FOUND),
                outcome.count(Deed.ACCOUNT_UNKNOWN));
        return ExitCode.PASS;
    }

    private int nobodyCameIn(Outcome outcome) {
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "None of the %d accounts in the data could sign in, so that nothing was looked at; check"
                                + " MOBIUS_PASSWORD, and name the folder with the data that were seeded%n",
                        outcome.count(Deed.ACCOUNT_UNKNOWN));
        return ExitCode.USAGE_OR_CRASH;
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
