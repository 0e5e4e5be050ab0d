package mobius.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {

    private static final Volume FEW = new Volume(3, 2, 2, 4, 2);

    private final Path folder;

    GeneratorTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anotherSeedGivesOtherData() throws IOException {
        new Generator(1, FEW).writeTo(folder.resolve("one"));
        new Generator(2, FEW).writeTo(folder.resolve("two"));
        assertThat(folder.resolve("one/accounts.csv")).isRegularFile();
        assertThat(Files.readString(folder.resolve("one/accounts.csv")))
                .isNotEqualTo(Files.readString(folder.resolve("two/accounts.csv")));
    }

    @Test
    void theSameSeedGivesTheSameBytesAlsoOfTwentyMegabytes() throws IOException {
        Generator generator = new Generator(7, new Volume(4_000, 2_000, 1_000, 500, 100));
        generator.writeTo(folder.resolve("one"));
        generator.writeTo(folder.resolve("two"));
        assertThat(Files.size(folder.resolve("one/contexts.json"))).isGreaterThan(15_000_000);
        for (String name : List.of("accounts.csv", "projects.csv", "contexts.json", "queries.csv", "prompts.json")) {
            assertThat(Files.mismatch(
                            folder.resolve("one").resolve(name),
                            folder.resolve("two").resolve(name)))
                    .as(name)
                    .isEqualTo(-1);
        }
    }

    @Test
    void itTellsHowFarItIs() throws IOException {
        List<String> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void begin(String what, long steps) {
                told.add(what + " " + steps);
            }

            @Override
            public void step() {
                told.add(".");
            }
        };
        new Generator(1, new Volume(2, 1, 1, 1, 1)).writeTo(folder, progress);
        assertThat(String.join(" ", told))
                .isEqualTo("accounts.csv 2 . . projects.csv 1 . contexts.json 1 . queries.csv 1 . prompts.json 1 .");
    }

    @Test
    void aLargerVolumeBeginsWithTheRowsOfASmallerOne() throws IOException {
        new Generator(1, FEW).writeTo(folder.resolve("few"));
        new Generator(1, new Volume(6, 4, 4, 8, 4)).writeTo(folder.resolve("more"));
        assertThat(Files.readString(folder.resolve("more/accounts.csv")))
                .startsWith(Files.readString(folder.resolve("few/accounts.csv")));
        assertThat(Files.readAllLines(folder.resolve("more/contexts.json")).get(1))
                .isEqualTo(
                        Files.readAllLines(folder.resolve("few/contexts.json")).get(1));
    }

    @Test
    void nothingButTheFilesIsLeftInTheFolder() throws IOException {
        new Generator(1, FEW).writeTo(folder);
        new Generator(2, FEW).writeTo(folder);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "accounts.csv", "projects.csv", "contexts.json", "queries.csv", "prompts.json");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertThatThrownBy(() -> new Generator(1, FEW).writeTo(file))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + file + " (FileAlreadyExistsException: " + file
                        + "); choose a folder that you may write to, on a disk with room left");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("queries.csv"));
        Files.createFile(taken.resolve("in-the-way"));
        assertThatThrownBy(() -> new Generator(1, FEW).writeTo(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write " + taken + " (")
                .hasMessageEndingWith("); choose a folder that you may write to, on a disk with room left");
    }

    @Test
    void aVolumeBelowOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Volume(1, 1, 0, 1, 1))
                .withMessage("cannot make 0 contexts; ask for at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Volume(-5, 1, 1, 1, 1))
                .withMessage("cannot make -5 accounts; ask for at least 1");
    }
}
