package mobius.telemetry.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mobius.telemetry.exposition.Labels;
import org.junit.jupiter.api.Test;

class LabelFilterTest {

    private static final Labels BACKEND = Labels.of(Map.of("pod", "backend-1", "container", "backend"));

    @Test
    void everyMatcherMustHold() {
        assertThat(new LabelFilter("container=\"backend\",pod=~\"backend-.+\"")).accepts(BACKEND);
        assertThat(new LabelFilter("container=\"backend\",pod=\"backend-2\"")).rejects(BACKEND);
    }

    @Test
    void anExpressionMatchesAValueAsAWholeAndTextIsNoExpression() {
        assertThat(new LabelFilter("pod=~\"backend\"")).rejects(BACKEND);
        assertThat(new LabelFilter("pod!~\"backend\"")).accepts(BACKEND);
        assertThat(new LabelFilter("pod=\"backend-.\"")).rejects(BACKEND);
    }

    @Test
    void aLabelThatIsMissingIsEmpty() {
        assertThat(new LabelFilter("name=\"\"")).accepts(BACKEND);
        assertThat(new LabelFilter("name!=\"\"")).rejects(BACKEND);
    }
}
