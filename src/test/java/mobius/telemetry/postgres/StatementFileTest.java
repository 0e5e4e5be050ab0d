package mobius.telemetry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementFileTest {

    private final Path folder;

    StatementFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        List<StatementUse> uses = List.of(
                new StatementUse(-7, 3, 1.5, 2, 1, 0, "SELECT \"a\", $1\\ FROM b"),
                new StatementUse(8, 1, 0, 0, 0, 0, ""));
        StatementUse.FILE.write(file(), uses);
        assertThat(Files.readString(file()))
                .startsWith("query_id,calls,total_ms,rows,blocks_found,blocks_read,statement\n");
        assertThat(StatementUse.FILE.read(file())).isEqualTo(uses);
    }

    @Test
    void noStatementsAreNone() throws IOException {
        StatementUse.FILE.write(file(), List.of());
        assertThat(StatementUse.FILE.read(file())).isEmpty();
    }

    @Test
    void whatCannotBeWrittenToItsEndLeavesWhatWasThere() throws IOException {
        List<StatementUse> uses = List.of(new StatementUse(1, 1, 1, 1, 1, 1, "SELECT"));
        StatementUse.FILE.write(file(), uses);
        assertThatThrownBy(() -> StatementUse.FILE.write(file(), endsEarly())).hasMessageContaining("no more");
        assertThat(StatementUse.FILE.read(file())).isEqualTo(uses);
        assertThat(folder).isDirectoryContaining("glob:**/statements.csv").isDirectoryNotContaining("glob:**.part");
    }

    private static List<StatementUse> endsEarly() {
        return new AbstractList<>() {
            @Override
            public StatementUse get(int index) {
                if (index == 500) {
                    throw new IllegalStateException("no more");
                }
                return new StatementUse(index, 1, 1, 1, 1, 1, "SELECT");
            }

            @Override
            public int size() {
                return 1_000;
            }
        };
    }

    @Test
    void aDamagedFileIsNamedWithItsLine() throws IOException {
        Files.writeString(
                file(), "query_id,calls,total_ms,rows,blocks_found,blocks_read,statement\n1,0,2,3,4,5,SELECT\n");
        assertThatThrownBy(() -> StatementUse.FILE.read(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("statements.csv, line 2 is not a statement")
                .hasMessageContaining("0 calls");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "query_id,calls\n1,2\n",
                "query_id,calls,total_ms,rows,blocks_found,blocks_read,statement\n1,1,2,3,4,5,SELECT cut"
            })
    void aFileThatIsNotWholeIsDamaged(String text) throws IOException {
        Files.writeString(file(), text);
        assertThatThrownBy(() -> StatementUse.FILE.read(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("statements.csv does not begin with query_id,");
    }

    private Path file() {
        return folder.resolve("statements.csv");
    }
}
