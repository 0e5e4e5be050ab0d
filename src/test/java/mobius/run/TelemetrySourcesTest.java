package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mobius.config.TelemetrySettings;
import mobius.config.hocon.Secret;
import mobius.config.hocon.Secrets;
import mobius.telemetry.scrape.Role;
import mobius.telemetry.scrape.Source;
import org.junit.jupiter.api.Test;

class TelemetrySourcesTest {

    private static final URI PLATFORM = URI.create("http://mobius.example:8000");

    @Test
    void aPathIsOneOfThePlatform() {
        assertThat(source("/metrics").url()).isEqualTo(URI.create("http://mobius.example:8000/metrics"));
    }

    @Test
    void thePlatformAloneIsSentTheToken() {
        assertThat(source("/metrics").token().orElseThrow().get()).isEqualTo("abc");
        assertThat(source("http://mobius.example:8000/inner/metrics").token()).isPresent();
        assertThat(source("http://mobius.example:9100/metrics").token()).isEmpty();
        assertThat(source("https://mobius.example:8000/metrics").token()).isEmpty();
        assertThat(source("http://db.example:8000/metrics").token()).isEmpty();
    }

    private static Source source(String url) {
        TelemetrySettings settings = new TelemetrySettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                List.of(new TelemetrySettings.Source("a", Role.API, URI.create(url))),
                Optional.empty());
        Secrets secrets = new Secrets(
                Optional.empty(),
                Optional.of(new Secret("abc")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new TelemetrySources(settings, PLATFORM, secrets).sources().get(0);
    }
}
