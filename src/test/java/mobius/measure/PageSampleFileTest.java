package mobius.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSampleFileTest {

    private static final String HEADER = "time_ms,request,limit,rows,bytes,duration_ms,total\n";
    private static final PageSample PAGE = new PageSample(1_700_000_000_000L, "GET /projects", 10, 10, 3_120, 14, 23);
    private static final PageSample ALL = new PageSample(1_700_000_000_100L, "GET /contexts", null, 40, 9_000, 20, 40);

    private final Path file;

    PageSampleFileTest(@TempDir Path folder) {
        file = folder.resolve("samples.csv");
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        try (PageSampleFile samples = new PageSampleFile(file)) {
            samples.add(PAGE);
            samples.add(ALL);
        }
        assertThat(file).content().startsWith(HEADER);
        assertThat(PageSampleFile.read(file)).containsExactly(PAGE, ALL);
    }

    @Test
    void samplesSurviveARunThatIsKilled() throws IOException {
        try (PageSampleFile samples = new PageSampleFile(file)) {
            samples.add(PAGE);
            assertThat(PageSampleFile.read(file)).containsExactly(PAGE);
        }
    }

    @Test
    void aLineThatWasCutShortIsLeftOut() throws IOException {
        Files.writeString(file, HEADER + "1,GET /projects,10,10,3120,14,23\n2,GET /proj");
        assertThat(PageSampleFile.read(file)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2,GET /projects,10,10,3120,14",
                "2,GET /projects,10,,3120,14,23",
                "2,GET /projects,10,many,3120,14,23",
                "2,GET /projects,0,10,3120,14,23",
                "2,GET /projects,10,-1,3120,14,23",
                "2,,10,10,3120,14,23"
            })
    void aLineThatIsNoSampleIsNamed(String line) throws IOException {
        Files.writeString(file, HEADER + "1,GET /projects,10,10,3120,14,23\n" + line + "\n");
        assertThatThrownBy(() -> PageSampleFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ", line 3 is not a sample: ");
    }
}
