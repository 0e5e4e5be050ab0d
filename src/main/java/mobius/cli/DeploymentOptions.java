package mobius.cli;

import mobius.data.Feeders;
import mobius.seed.SeedPace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that process the accounts of a deployment: the data, the deployment and the pace. */
final class DeploymentOptions {

    @Mixin
    private DeploymentPlace place = new DeploymentPlace();

    @Option(
            names = "--requests-per-second",
            description = "Maximum requests per second, in addition to mobius.target.limits.",
            defaultValue = "50")
    private int requestsPerSecond;

    @Option(names = "--at-once", description = "Number of accounts processed at the same time.", defaultValue = "8")
    private int atOnce;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Feeders feeders() {
        return place.feeders();
    }

    /**
     * The limits on the load.
     *
     * @throws ParameterException if one of them is below 1
     */
    SeedPace manners() {
        try {
            return new SeedPace(requestsPerSecond, atOnce);
        } catch (IllegalArgumentException tooFew) {
            throw new ParameterException(spec.commandLine(), tooFew.getMessage(), tooFew);
        }
    }
}
