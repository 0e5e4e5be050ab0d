package mobius.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import mobius.data.feeder.FeederFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedFeedersTest {

    private static final Path FEEDERS = Path.of("feeders");
    private static final List<String> NAMES =
            List.of("accounts.csv", "projects.csv", "contexts.json", "queries.csv", "prompts.json");

    private final Path folder;

    CommittedFeedersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theCommittedFilesAreWhatTheGeneratorWrites() throws IOException {
        new Generator(Generator.COMMITTED_SEED, Volume.COMMITTED).writeTo(folder);
        for (String name : NAMES) {
            assertThat(Files.mismatch(folder.resolve(name), FEEDERS.resolve(name)))
                    .as("first byte in which %s differs; run bin/mobius generate if the change is intended", name)
                    .isEqualTo(-1);
        }
    }

    @Test
    void neitherTheLocaleNorTheTimeZoneMatters() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Volume few = new Volume(300, 50, 5, 500, 20);
        new Generator(7, few).writeTo(folder.resolve("here"));
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            new Generator(7, few).writeTo(folder.resolve("there"));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        for (String name : NAMES) {
            assertThat(folder.resolve("there").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("here").resolve(name));
        }
    }

    @Test
    void theCommittedFilesStayBelowFiveMegabytes() throws IOException {
        long bytes = 0;
        for (String name : NAMES) {
            bytes += Files.size(FEEDERS.resolve(name));
        }
        assertThat(bytes).isLessThan(5_000_000);
    }

    @Test
    void theCommittedFilesPassTheCheckBeforeARun() {
        List<FeederFile> files = List.of(
                new FeederFile("accounts.csv", List.of("email", "name", "region", "role")),
                new FeederFile(
                        "projects.csv",
                        List.of("name", "description", "language", "framework", "repository_url", "tags")),
                new FeederFile("contexts.json", List.of("name", "description", "version", "metadata")),
                new FeederFile("queries.csv", List.of("q")),
                new FeederFile("prompts.json", List.of("messages", "model", "provider", "temperature")));
        assertThat(Feeders.in(FEEDERS).check(files)).isEmpty();
        assertThat(Feeders.onClassPath().check(files)).isEmpty();
    }
}
