package mobius.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import mobius.platform.PlatformOptions;
import mobius.platform.RealPlatform;
import mobius.platform.WireFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check of a real FastAPI platform, which was not shaped after the suite. */
@Tag("live")
@Timeout(300)
class RealPlatformCheckTest {

    static Stream<PlatformOptions> eachWireFormatOnBothServers() {
        return Stream.of(WireFormat.values())
                .flatMap(wire -> Stream.of(
                        PlatformOptions.of(wire), PlatformOptions.of(wire).onGunicorn()));
    }

    @ParameterizedTest
    @MethodSource("eachWireFormatOnBothServers")
    void itIsFitAndHoldsWhatItHeldBefore(PlatformOptions options) throws Exception {
        try (RealPlatform platform = RealPlatform.start(options.withOtherPeoplesData())) {
            List<String> before = rows(platform);
            CheckReport report = Checks.registering(platform.url());
            assertThat(report.problems()).isEmpty();
            assertThat(report.isFit()).isTrue();
            assertThat(rows(platform)).isEqualTo(before);
        }
    }

    private static List<String> rows(RealPlatform platform) throws Exception {
        return platform.select("SELECT id FROM projects UNION ALL SELECT id FROM contexts ORDER BY 1");
    }

    @Test
    void thePublicStateIsMissingWhatTheMixNeeds() throws Exception {
        try (RealPlatform platform =
                RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT).publicOnly())) {
            CheckReport report = Checks.registering(platform.url());
            assertThat(report.problems())
                    .anyMatch(problem -> problem.startsWith("Not served, but needed by the mix: POST /auth/login, "));
            assertThat(report.requests()).isLessThan(15);
        }
    }

    @Test
    void itsRuleAboutHostsIsNamed() throws Exception {
        try (RealPlatform platform = RealPlatform.start(
                PlatformOptions.of(WireFormat.CLIENT).with("MOBIUS_ALLOWED_HOSTS", "mobius.ai,localhost"))) {
            assertThatThrownBy(() -> Checks.registering(platform.url()))
                    .isInstanceOf(CheckStopped.class)
                    .hasMessageContaining("TrustedHostMiddleware does not allow the Host "
                            + platform.url().getAuthority());
        }
    }

    @Test
    void itsBasePathIsFound() throws Exception {
        try (RealPlatform platform =
                RealPlatform.start(PlatformOptions.of(WireFormat.PLAN).with("MOBIUS_ROOT_PATH", "/mobius"))) {
            CheckReport report = Checks.registering(platform.url());
            assertThat(Checks.section(report, "Document"))
                    .contains("It names the base path /mobius, which this address does not need.");
            assertThat(report.isFit()).isTrue();
        }
    }

    @Test
    void itsRateLimitIsNamedAndWhatWasCreatedIsGone() throws Exception {
        try (RealPlatform platform =
                RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT).with("MOBIUS_RATE_LIMIT", "20"))) {
            CheckReport report = Checks.registering(platform.url(), time -> Thread.sleep(time.toMillis()));
            assertThat(Checks.section(report, "Limits"))
                    .anyMatch(line -> line.startsWith("429 for ") && line.contains("Retry-After: "));
            assertThat(report.left()).isEmpty();
            assertThat(rows(platform)).isEmpty();
        }
    }
}
