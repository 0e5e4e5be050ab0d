package mobius.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobius.config.PlatformSettings;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.config.hocon.ConfigurationException;
import mobius.config.hocon.Secret;
import mobius.run.preflight.ProductionCheck;

/** A platform that runs independently of this command, and the password of the test accounts on it. */
record Deployment(PlatformSettings platform, Secret password) {

    /**
     * The deployment in the settings of this process.
     *
     * @param writing the names of the requests that will change data; a protected environment refuses them without an
     *     acknowledgement
     * @throws ConfigurationException with all problems at once
     */
    static Deployment read(String... writing) {
        Settings settings = SettingsReader.read();
        List<String> problems = new ArrayList<>();
        if (settings.isEmbedded()) {
            problems.add("the environment embedded starts a target of its own for each run, which already has its data;"
                    + " name a permanent platform, for example with --environment local --url http://127.0.0.1:8000"
                    + " after bin/mobius target -Dmobius.embedded.port=8000");
        }
        Optional<Secret> password = settings.secrets().password();
        if (password.isEmpty()) {
            problems.add(
                    "MOBIUS_PASSWORD, the one password of all test accounts, is not set; export MOBIUS_PASSWORD=...");
        }
        new ProductionCheck(settings).ofWriting(List.of(writing)).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new Deployment(settings.target(), password.orElseThrow());
    }

    /** The base URL of the platform. */
    String url() {
        return platform.baseUrl().orElseThrow().toString();
    }
}
