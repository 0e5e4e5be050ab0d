package mobius.cli;

import java.nio.file.Path;
import java.util.Optional;
import mobius.data.Feeders;
import mobius.seed.Manners;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What commands that work on a deployment have in common: with which data, where, and how hard. */
final class DeploymentOptions {

    @Parameters(
            arity = "0..1",
            paramLabel = "<folder>",
            description = "The data, as bin/mobius generate writes them; without it those of the suite, in feeders/.")
    private @Nullable Path folder;

    @Option(
            names = "--requests-per-second",
            description = "The most that is sent, beside the limits in mobius.target.limits.",
            defaultValue = "50")
    private int requestsPerSecond;

    @Option(names = "--at-once", description = "How many accounts are worked on at once.", defaultValue = "8")
    private int atOnce;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--environment",
            paramLabel = "<name>",
            description = "Short for -Dmobius.environment=<name>: local, staging, or another of config/environments.")
    void environment(String name) {
        System.setProperty("mobius.environment", name);
    }

    @Option(
            names = "--url",
            paramLabel = "<url>",
            description = "Short for -Dmobius.target.base-url=<url>: where the platform answers.")
    void url(String url) {
        System.setProperty("mobius.target.base-url", url);
    }

    Feeders feeders() {
        return Optional.ofNullable(folder).map(Feeders::in).orElseGet(Feeders::onClassPath);
    }

    Manners manners() {
        try {
            return new Manners(requestsPerSecond, atOnce);
        } catch (IllegalArgumentException tooFew) {
            throw new ParameterException(spec.commandLine(), tooFew.getMessage(), tooFew);
        }
    }
}
