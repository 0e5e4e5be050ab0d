package mobius.run.preflight;

import java.util.List;
import mobius.data.feeder.FeederFile;

/** The feeders of the journeys, and the columns that they need. */
public final class SuiteFeeders {

    public static final List<FeederFile> ALL = List.of(
            new FeederFile("accounts.csv", List.of("email", "name", "region", "role")),
            new FeederFile("contexts.json", List.of("name", "description", "version", "metadata")),
            new FeederFile("queries.csv", List.of("q")),
            new FeederFile(
                    "projects.csv", List.of("name", "description", "language", "framework", "repository_url", "tags")),
            new FeederFile("prompts.json", List.of("messages", "model", "provider", "temperature")));

    private SuiteFeeders() {}
}
