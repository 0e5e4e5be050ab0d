package mobius.run.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobius.config.hocon.Region;
import mobius.data.Feeders;
import mobius.data.feeder.FeederFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResidencyCheckTest {

    private static final String HEADER = "email,name,region,role\n";
    private static final String EUROPEAN = HEADER + "a@x.example,A,eu-west-1,user\nb@x.example,B,eu-west-1,admin\n";

    private final Path folder;

    ResidencyCheckTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        write("accounts.csv", EUROPEAN);
        write("queries.csv", "q\nqueue\n");
        write("contexts.json", "[{\"name\": \"a\", \"metadata\": {\"region\": \"us-east-1\"}}]");
    }

    @ParameterizedTest
    @EnumSource
    void theCommittedDataHasAccountsOfEveryRegionAndBelongsToNone(Region region) {
        assertThat(new ResidencyCheck(Feeders.onClassPath(), region).problems(SuiteFeeders.ALL))
                .isEmpty();
    }

    @Test
    void dataOfTheTargetsRegionMayBeUsedThere() throws IOException {
        write("contexts.json", "[{\"name\": \"a\", \"region\": \"eu-west-1\"}]");
        assertThat(problems(Region.EU_WEST_1)).isEmpty();
    }

    @Test
    void aTargetInARegionWithoutAccountsIsRefused() {
        assertThat(problems(Region.US_EAST_1))
                .containsExactly(
                        folder + "/accounts.csv has no account of us-east-1 (mobius.target.region) that may write;"
                                + " it has eu-west-1 (2). Set the region of the target, or add accounts of that region");
    }

    @Test
    void viewersAloneAreNoAccountsToTestWith() throws IOException {
        write("accounts.csv", HEADER + "a@x.example,A,eu-west-1,viewer\n");
        assertThat(problems(Region.EU_WEST_1))
                .containsExactly(
                        folder + "/accounts.csv has no account of eu-west-1 (mobius.target.region) that may write;"
                                + " it has none at all. Set the region of the target, or add accounts of that region");
    }

    @Test
    void aDataSetOfAnotherRegionIsRefused() throws IOException {
        write("queries.csv", "q,region\nqueue,eu-west-1\nsecret,us-east-1\nworker,us-east-1\ncache,\n");
        write("contexts.json", "[{\"name\": \"a\", \"region\": \"ap-southeast-1\"}, {\"name\": \"b\"}]");
        assertThat(problems(Region.EU_WEST_1))
                .containsExactly(
                        folder + "/contexts.json has data of another region than the target's, eu-west-1"
                                + " (mobius.target.region): rows of ap-southeast-1 (1). Data must stay in its region:"
                                + " remove them, or test a target there",
                        folder + "/queries.csv has data of another region than the target's, eu-west-1"
                                + " (mobius.target.region): rows of us-east-1 (2). Data must stay in its region:"
                                + " remove them, or test a target there");
    }

    @Test
    void aFileThatCannotBeReadIsNoPermission() throws IOException {
        write("contexts.json", "[{\"name\": ");
        assertThat(problems(Region.EU_WEST_1))
                .singleElement()
                .asString()
                .startsWith(folder + "/contexts.json cannot be read: ");
    }

    private List<String> problems(Region region) {
        List<FeederFile> files = SuiteFeeders.ALL.stream()
                .filter(file -> Files.exists(folder.resolve(file.name())))
                .toList();
        return new ResidencyCheck(Feeders.in(folder), region).problems(files);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
