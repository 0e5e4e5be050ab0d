package mobius.run;

import java.util.List;
import mobius.data.FeederFile;

/** The feeders that the journeys need, and what they need of them. */
final class SuiteFeeders {

    static final List<FeederFile> ALL = List.of(
            new FeederFile("accounts.csv", List.of("email", "name", "region", "role")),
            new FeederFile("contexts.json", List.of("name", "description", "version", "metadata")),
            new FeederFile("queries.csv", List.of("q")),
            new FeederFile(
                    "projects.csv", List.of("name", "description", "language", "framework", "repository_url", "tags")),
            new FeederFile("prompts.json", List.of("messages", "model", "provider", "temperature")));

    private SuiteFeeders() {}
}
