package mobius.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Mark MARK = new Mark("20260101120000000");

    @Test
    void tagsKeepWhatTheyHadAndHaveTheMarkOnce() {
        assertThat(MARK.onTags(List.of("audit", "policy")))
                .containsExactly("audit", "policy", "mobius-load-test", "mobius-load-test:20260101120000000");
        assertThat(MARK.onTags(new Mark("earlier").onTags(List.of("audit"))))
                .containsExactly("audit", "mobius-load-test", "mobius-load-test:20260101120000000");
    }

    @Test
    void metadataKeepsWhatItHadAndNamesTheRun() {
        assertThat(MARK.onMetadata(Map.of("tokens", 12)))
                .containsExactly(entry("tokens", 12), entry("mobius-load-test", "20260101120000000"));
    }

    @Test
    void aMarkIsFoundAgain() {
        assertThat(Mark.in(JSON.valueToTree(MARK.onMetadata(Map.of("tokens", 12)))))
                .contains(MARK);
    }

    @Test
    void whatHasNoMarkIsNotTaken() throws Exception {
        assertThat(Mark.in(NullNode.getInstance())).isEmpty();
        assertThat(Mark.in(MissingNode.getInstance())).isEmpty();
        assertThat(Mark.in(JSON.readTree("{\"tags\":[\"mobius-load-test\"]}"))).isEmpty();
        assertThat(Mark.in(JSON.readTree("{\"mobius-load-test\":true}"))).isEmpty();
        assertThat(Mark.in(JSON.readTree("{\"mobius-load-test\":\" \"}"))).isEmpty();
    }

    @Test
    void aProjectIsMarkedByItsTagsAloneIfThePlatformKeepsNoMetadata() throws Exception {
        JsonNode tags = JSON.valueToTree(MARK.onTags(List.of("audit")));
        assertThat(Mark.ofProject(tags, MissingNode.getInstance())).contains(MARK);
        assertThat(Mark.ofProject(tags, JSON.readTree("{\"tokens\":7}"))).contains(MARK);
        assertThat(Mark.ofProject(tags, JSON.valueToTree(MARK.onMetadata(Map.of()))))
                .contains(MARK);
    }

    @Test
    void aProjectOfAnEarlierVersionIsMarkedByTagAndMetadata() throws Exception {
        assertThat(Mark.ofProject(JSON.readTree("[\"mobius-load-test\"]"), JSON.valueToTree(MARK.onMetadata(Map.of()))))
                .contains(MARK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        ["mobius-load-test"];                                             {}
        ["mobius-load-test:a"];                                           {"mobius-load-test":"a"}
        ["mobius-load-test","mobius-load-test:a"];                        {"mobius-load-test":"b"}
        ["mobius-load-test","mobius-load-test:a","mobius-load-test:b"];   {}
        ["mobius-load-test","mobius-load-test: "];                        {}
        ["audit"];                                                        {"mobius-load-test":"a"}
        "mobius-load-test";                                               {"mobius-load-test":"a"}
        {"t":"mobius-load-test"};                                         {"mobius-load-test":"a"}
        """)
    void aProjectWhoseEvidenceIsHalfOrContradictoryIsSomebodyElses(String tags, String metadata) throws Exception {
        assertThat(Mark.ofProject(JSON.readTree(tags), JSON.readTree(metadata))).isEmpty();
    }

    @Test
    void aRunHasAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mark(" "))
                .withMessage("the id of a run must not be blank; nothing could be found by it");
    }
}
