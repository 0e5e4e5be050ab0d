package mobius.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mobius.config.ComparisonSettings.Build;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonSettingsTest {

    private final Attempt attempt;

    ComparisonSettingsTest(@TempDir Path folder) {
        attempt = new Attempt(folder);
    }

    @Test
    void onlyTheQuickProfileHasShortLegs() {
        assertThat(attempt.settings().comparison().leg()).isLessThan(Duration.ofMinutes(1));
        assertThat(attempt.settings().comparison().subjects()).containsExactly("all requests");
        for (String profile : new String[] {"nightly", "full"}) {
            ComparisonSettings comparison =
                    attempt.property("mobius.profile", profile).settings().comparison();
            assertThat(comparison.leg()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            assertThat(comparison.settle()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
        }
    }

    @Test
    void withoutACommandABuildIsAUrl() {
        assertThat(attempt.property("mobius.compare.before", "http://127.0.0.1:8001")
                        .settings()
                        .comparison()
                        .before())
                .contains(new Build("http://127.0.0.1:8001", Optional.of(URI.create("http://127.0.0.1:8001"))));
        assertThat(attempt.property("mobius.compare.after", "v1.2").problems())
                .singleElement()
                .asString()
                .startsWith("mobius.compare.after \"v1.2\" has no scheme");
    }

    @Test
    void withACommandItIsAName() {
        ComparisonSettings comparison = attempt.property("mobius.compare.deploy", "./deploy.sh '{build}'")
                .property("mobius.compare.before", "registry/app:v1.1")
                .settings()
                .comparison();
        assertThat(comparison.before()).contains(new Build("registry/app:v1.1", Optional.empty()));
        assertThat(comparison.deployment().orElseThrow().commandFor("registry/app:v1.1"))
                .isEqualTo("./deploy.sh 'registry/app:v1.1'");
    }

    @Test
    void aNameThatAShellWouldTakeForMoreIsRefused() {
        attempt.property("mobius.compare.deploy", "./deploy.sh {build}");
        for (String name : new String[] {"v1; reboot", "$(reboot)", "--force", "v1'", "a b", "v1\n"}) {
            assertThat(attempt.property("mobius.compare.before", name).problems())
                    .singleElement()
                    .asString()
                    .contains(
                            "is not the name of a build (-Dmobius.compare.before); write letters, digits and ._:/@+- only");
        }
    }

    @Test
    void aCommandMustSayWhereTheNameGoes() {
        assertThat(attempt.property("mobius.compare.deploy", "./deploy.sh").problems())
                .singleElement()
                .asString()
                .contains(
                        "has no placeholder for the name of the build (-Dmobius.compare.deploy); write {build} there");
    }

    @Test
    void anEndpointThatNobodyKnowsIsRefused() {
        assertThat(attempt.property("mobius.compare.endpoints", "[\"GET /project\"]")
                        .problems())
                .singleElement()
                .asString()
                .contains("is in no endpoint class (-Dmobius.compare.endpoints); did you mean \"GET /projects\"?");
        assertThat(attempt.property("mobius.compare.endpoints", "[\"GET /projects\"]")
                        .settings()
                        .comparison()
                        .subjects())
                .containsExactly("all requests", "GET /projects");
    }

    @Test
    void wrongTimesAreTold() {
        assertThat(attempt.property("mobius.compare.leg", "0.5 s")
                        .property("mobius.compare.settle", "soon")
                        .property("mobius.compare.healthy-within", "0 s")
                        .problems())
                .hasSize(3);
    }
}
