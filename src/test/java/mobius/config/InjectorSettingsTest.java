package mobius.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.nio.file.Path;
import java.time.Instant;
import mobius.config.hocon.Region;
import mobius.injectors.InjectorShare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InjectorSettingsTest {

    private final Attempt attempt;

    InjectorSettingsTest(@TempDir Path folder) {
        attempt = new Attempt(folder).property("mobius.environment", "local");
    }

    @Test
    void oneInjectorSendsTheWholeLoad() {
        InjectorSettings injectors = attempt.settings().injectors();
        assertThat(injectors.share()).isEqualTo(InjectorShare.WHOLE);
        assertThat(injectors.startAt()).isEmpty();
        assertThat(injectors.meetIn()).isEmpty();
        assertThat(injectors.mayBeMissing()).isZero();
    }

    @Test
    void anInjectorHasAnIndexOfItsOwn() {
        assertThat(share("4", "3")).isEqualTo(new InjectorShare(3, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "JOB_COMPLETION_INDEX, 0, 0",
        "CI_NODE_INDEX, 1, 0",
        "CIRCLE_NODE_INDEX, 3, 3",
        "BUILDKITE_PARALLEL_JOB, 2, 2",
        "BITBUCKET_PARALLEL_STEP, 1, 1",
        "SYSTEM_JOBPOSITIONINPHASE, 4, 3"
    })
    void aSchedulerGivesTheIndex(String variable, String value, int index) {
        attempt.property("mobius.injectors.count", "4").variable(variable, value);
        assertThat(attempt.settings().injectors().share()).isEqualTo(new InjectorShare(index, 4));
    }

    @Test
    void theIndexThatIsSetWinsOverTheScheduler() {
        attempt.variable("JOB_COMPLETION_INDEX", "1");
        assertThat(share("4", "3")).isEqualTo(new InjectorShare(3, 4));
    }

    @Test
    void aSchedulerDividesNothingByItself() {
        attempt.variable("JOB_COMPLETION_INDEX", "3");
        assertThat(attempt.settings().injectors().share()).isEqualTo(InjectorShare.WHOLE);
    }

    @Test
    void theNumbersOfTheInjectorAreSavedWithTheRun() {
        attempt.property("mobius.injectors.count", "4").variable("JOB_COMPLETION_INDEX", "2");
        assertThat(attempt.settings().redacted().get("injectors"))
                .asInstanceOf(MAP)
                .containsEntry("count", 4)
                .containsEntry("index", 2);
    }

    @Test
    void anInjectorWithoutAnIndexIsRefused() {
        assertThat(attempt.property("mobius.injectors.count", "4").problems())
                .containsExactly(
                        "mobius.injectors.index is not set; give each of the 4 injectors its own number, from 0 to 3,"
                                + " with -Dmobius.injectors.index; an indexed job of Kubernetes sets it by itself"
                                + " (JOB_COMPLETION_INDEX)");
    }

    @Test
    void anIndexBeyondTheCountIsRefused() {
        attempt.property("mobius.injectors.count", "4").property("mobius.injectors.index", "4");
        assertThat(attempt.problems())
                .containsExactly(
                        "mobius.injectors.index 4 is not the number of one of 4 injectors (-Dmobius.injectors.index);"
                                + " number them from 0 to 3, or set mobius.injectors.count");
    }

    @Test
    void anIndexOfTheSchedulerBeyondTheCountIsRefused() {
        attempt.property("mobius.injectors.count", "4").variable("JOB_COMPLETION_INDEX", "7");
        assertThat(attempt.problems())
                .singleElement()
                .asString()
                .startsWith("mobius.injectors.index is not set; 7 is not the number of one of 4 injectors");
    }

    @Test
    void theyBeginAtATime() {
        attempt.property("mobius.injectors.start-at", "2026-01-01T12:00:00Z");
        assertThat(attempt.settings().injectors().startAt()).contains(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(attempt.settings().injectors().meetIn()).isEmpty();
    }

    @Test
    void theyMeetInAFolder() {
        attempt.property("mobius.injectors.start-at", "/shared/run-17");
        assertThat(attempt.settings().injectors().meetIn()).contains(Path.of("/shared/run-17"));
        assertThat(attempt.settings().injectors().startAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"14:00", "tomorrow", "2026-01-01 12:00"})
    void whatIsNeitherATimeNorAFolderIsRefused(String text) {
        assertThat(attempt.property("mobius.injectors.start-at", text).problems())
                .singleElement()
                .asString()
                .contains("is neither a time nor a folder")
                .endsWith(
                        "write a time such as 2026-01-01T12:00:00Z, or a folder with a slash in it, such as /shared/run-17");
    }

    @Test
    void anInjectorOfAnotherRegionUsesTheAccountsThere() {
        Settings settings =
                attempt.property("mobius.injectors.region", "eu-west-1").settings();
        assertThat(settings.target().region()).isEqualTo(Region.EU_WEST_1);
        assertThat(settings.injectors().region()).contains(Region.EU_WEST_1);
    }

    @Test
    void notAllInjectorsMayBeMissing() {
        attempt.property("mobius.injectors.count", "4")
                .property("mobius.injectors.index", "0")
                .property("mobius.injectors.may-be-missing", "4");
        assertThat(attempt.problems())
                .singleElement()
                .asString()
                .contains("mobius.injectors.may-be-missing 4 leaves no injector");
    }

    @Test
    void theEmbeddedTargetIsNotSharedByInjectorsThatStartOneEach() {
        attempt.property("mobius.environment", "embedded")
                .property("mobius.injectors.count", "4")
                .property("mobius.injectors.index", "0");
        assertThat(attempt.problems())
                .containsExactly(
                        "mobius.injectors.count 4 cannot share a load, because the environment embedded starts a target"
                                + " for each injector (-Dmobius.injectors.count); use bin/mobius run with --injectors, or choose another"
                                + " environment");
    }

    @Test
    void injectorsThatACommandHasStartedShareItsTarget() {
        attempt.property("mobius.environment", "embedded")
                .property("mobius.target.base-url", "http://127.0.0.1:8000")
                .property("mobius.injectors.count", "4")
                .property("mobius.injectors.index", "0")
                .variable("MOBIUS_INJECTORS_HERE", "4");
        assertThat(attempt.settings().isEmbedded()).isTrue();
        assertThat(attempt.settings().target().baseUrl()).isPresent();
    }

    private InjectorShare share(String count, String index) {
        return attempt.property("mobius.injectors.count", count)
                .property("mobius.injectors.index", index)
                .settings()
                .injectors()
                .share();
    }
}
