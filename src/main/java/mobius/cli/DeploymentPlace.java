package mobius.cli;

import java.nio.file.Path;
import java.util.Optional;
import mobius.data.Feeders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that name a deployment and the data for it. They set system properties, so that they act like {@code -D}. */
final class DeploymentPlace {

    @Parameters(
            arity = "0..1",
            paramLabel = "<folder>",
            description = "Folder with data from bin/mobius generate; by default feeders/, the data of the suite.")
    private @Nullable Path folder;

    @Option(
            names = "--environment",
            paramLabel = "<name>",
            description = "Short for -Dmobius.environment=<name>: local, staging, or another of config/environments.")
    void environment(String name) {
        System.setProperty("mobius.environment", name);
    }

    @Option(
            names = {"--url", "--base-url"},
            paramLabel = "<url>",
            description = "Short for -Dmobius.target.base-url=<url>: the address of the platform.")
    void url(String url) {
        System.setProperty("mobius.target.base-url", url);
    }

    /** The feeders in the folder, or those of the suite if no folder was given. */
    Feeders feeders() {
        return Optional.ofNullable(folder).map(Feeders::in).orElseGet(Feeders::onClassPath);
    }
}
