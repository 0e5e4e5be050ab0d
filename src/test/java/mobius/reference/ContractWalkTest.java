package mobius.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mobius.reference.settings.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * In each dialect, every status that the published document promises is provoked, and each response is held against that
 * document.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractWalkTest {

    private final List<DialectWalk> walks = new ArrayList<>();

    @AfterAll
    void stop() {
        walks.forEach(DialectWalk::close);
    }

    @TestFactory
    Stream<DynamicContainer> everyPromisedStatusIsProvokedAndValid() {
        return Stream.of(Dialect.values())
                .map(dialect -> DynamicContainer.dynamicContainer(dialect.toString(), testsOf(dialect)));
    }

    private Stream<DynamicTest> testsOf(Dialect dialect) {
        try {
            DialectWalk walk = new DialectWalk(dialect);
            walks.add(walk);
            return walk.steps().map(step -> DynamicTest.dynamicTest(step.toString(), () -> walk.take(step)));
        } catch (Exception e) {
            throw new IllegalStateException("the targets of the dialect " + dialect + " do not start", e);
        }
    }
}
