package mobius.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mobius.check.MetricsProbe;
import mobius.check.Section;
import mobius.config.Settings;
import mobius.production.ProductionException;
import mobius.production.PrometheusTelemetry;

/** Which of the suite's rules the series of a Prometheus can serve, where a run reads them from there. */
final class PrometheusSection {

    private PrometheusSection() {}

    static Optional<Section> of(Settings settings) {
        return settings.telemetry()
                .prometheus()
                .map(named -> new Section("Metrics in Prometheus", lines(() -> {
                    PrometheusTelemetry prometheus =
                            PrometheusTelemetry.at(named.url(), named.selector(), settings.secrets());
                    return MetricsProbe.uses(prometheus.metrics(Instant.now()).keySet());
                })));
    }

    private interface Lines {

        List<String> read();
    }

    private static List<String> lines(Lines lines) {
        try {
            return lines.read();
        } catch (ProductionException unread) {
            return List.of(unread.getMessage() + "; a run then has no metrics of the platform.");
        }
    }
}
