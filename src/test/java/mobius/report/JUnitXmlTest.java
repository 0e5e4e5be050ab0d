package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import mobius.report.text.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class JUnitXmlTest {

    static Stream<RunReport> runs() {
        return Stream.of(Runs.passed(), Runs.failed(), Runs.inconclusive(), Runs.unknown(), Runs.named(hostile()));
    }

    /** Names with markup, with every control character, with half a pair and with marks of direction. */
    private static List<String> hostile() {
        String controls =
                IntStream.rangeClosed(0, 0x9F).mapToObj(Character::toString).reduce("", String::concat);
        return List.of("<b>&\"'</b> ]]> <!-- -->", controls, "half \uD800 pair \uFFFE \u202E reversed", " ");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyRunKeepsToTheSchema(RunReport run) throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitXmlTest.class.getResource("junit.xsd"));

        assertThatCode(() -> schema.newValidator().validate(new StreamSource(new StringReader(JUnitXml.of(run)))))
                .doesNotThrowAnyException();
    }

    @Test
    void aFailureIsAFailure() throws Exception {
        Document xml = parsed(JUnitXml.of(Runs.failed()));

        assertThat(counts(xml)).containsExactly("12", "2", "0", "0");
        Element failure = (Element) xml.getElementsByTagName("failure").item(1);
        assertThat(failure.getAttribute("message"))
                .isEqualTo("FAIL (P1): p95 of GET /contexts/search: 203.4 ms; expected < 150 ms.");
        assertThat(((Element) failure.getParentNode()).getAttribute("name"))
                .isEqualTo("latency.p95: GET /contexts/search (peak)");
    }

    @Test
    void aFailureShowsItsFiguresInTheFormOfItsMessage() throws Exception {
        Document xml = parsed(JUnitXml.of(Runs.failed()));

        assertThat(xml.getElementsByTagName("failure").item(1).getTextContent()).isEqualTo("""
                FAIL (P1) latency.p95 (GET /contexts/search)
                value of : p95 of GET /contexts/search
                expected : < 150 ms
                but was  : 203.4 ms
                interval : 188.2 to 219.8 ms
                missed by: 1.36x
                samples  : 412
                window   : peak, 0:25 to 0:55
                The whole interval lies above the limit. Look at the slowest requests of this endpoint in the platform's own \
                traces.""");
    }

    @Test
    void findingsOfOneKindStaySeparateTestCases() throws Exception {
        Document xml = parsed(JUnitXml.of(ManyFindings.everythingFailed()));

        assertThat(counts(xml)).containsExactly("58", "49", "9", "0");
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(58);
        assertThat(xml.getElementsByTagName("error").item(8).getTextContent())
                .contains("but was  : 109 ms", "of 20 responses", ManyFindings.MEASURE_LONGER);
    }

    @Test
    void anInconclusiveRunIsNeitherGreenNorSkipped() throws Exception {
        assertThat(counts(parsed(JUnitXml.of(Runs.inconclusive())))).containsExactly("12", "0", "2", "0");
    }

    @Test
    void aPassedRunHasNoProblem() throws Exception {
        assertThat(counts(parsed(JUnitXml.of(Runs.passed())))).containsExactly("12", "0", "0", "0");
    }

    @Test
    void controlCharactersAreShownAsPictures() throws Exception {
        Document xml = parsed(JUnitXml.of(Runs.named(List.of("GET /\u0000\u001B[2J"))));

        Element failure = (Element) xml.getElementsByTagName("failure").item(1);
        assertThat(((Element) failure.getParentNode()).getAttribute("name"))
                .isEqualTo("latency.p95: GET /\u2400\u241B[2J (peak)");
    }

    private static List<String> counts(Document xml) {
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        return Stream.of("tests", "failures", "errors", "skipped")
                .map(suite::getAttribute)
                .toList();
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
