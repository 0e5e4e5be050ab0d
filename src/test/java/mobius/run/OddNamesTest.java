package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import mobius.report.text.RunReport;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunJudge;
import mobius.runlog.RunLogWriter;
import mobius.verdict.finding.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** Request names come from simulations, and with them anything that a URL or a typing mistake can hold. */
class OddNamesTest {

    private final ExampleFolder example;

    OddNamesTest(@TempDir Path folder) {
        this.example = new ExampleFolder(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /<script>alert(1)</script>&amp;\"quoted\"'",
                "]]> </script><!-- \\u003c",
                "bell \u0007, null \u0000, escape \u001b[31m, tab \t, line\nbreak",
                "right to left \u202E and \uFFFE",
                "| a | table | `of` *Markdown*",
                ""
            })
    void everyReportHoldsTheNameAndStaysWhole(String name) throws Exception {
        ExampleFolder.writeLog(example.log(), name, 20);

        RunReport judged = RunJudge.judge(new RunFolder(example.path()), Optional.empty());

        assertThat(judged.verdict().requests()).hasSize(1);
        assertThat(judged.verdict().requests().get(0).name()).isEqualTo(name);
        JsonNode json = new JsonMapper().readTree(example.file("verdict.json").toFile());
        assertThat(json.path("requests").path(0).path("ok").asLong()).isEqualTo(240);
        requireWhole(example.file("junit.xml"));
        assertThat(Files.readString(example.file("verdict.html")))
                .doesNotContain("<script>alert")
                .endsWith("</html>\n");
    }

    @Test
    void tenThousandNamesAreJudgedApart() throws IOException {
        try (RunLogWriter writer = new RunLogWriter(example.log(), "browse")) {
            for (int i = 0; i < 20_000; i++) {
                writer.userArrives(0, 300 + i);
                writer.ok("GET /contexts/" + i % 10_000, 300 + i, 320 + i);
                writer.userLeaves(0, 320 + i);
            }
        }

        RunReport judged = RunJudge.judge(new RunFolder(example.path()), Optional.empty());

        assertThat(judged.verdict().requests()).hasSize(10_000).allMatch(request -> request.ok() == 2);
        assertThat(judged.verdict().outcome()).isEqualTo(Outcome.PASS);
        assertThat(example.file("verdict.html")).isRegularFile();
    }

    private static void requireWhole(Path xml) throws IOException, ParserConfigurationException, SAXException {
        assertThat(DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(xml.toFile())
                        .getDocumentElement()
                        .getTagName())
                .startsWith("testsuite");
    }
}
