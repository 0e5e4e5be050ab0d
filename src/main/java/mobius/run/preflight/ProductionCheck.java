package mobius.run.preflight;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.config.ProductionSettings;
import mobius.config.Settings;

/**
 * Keeps changes of data and heavy load away from an environment that real users depend on, until somebody says that they are
 * meant.
 */
public final class ProductionCheck {

    private final String environment;
    private final ProductionSettings production;

    public ProductionCheck(Settings settings) {
        this(settings.environment(), settings.production());
    }

    ProductionCheck(String environment, ProductionSettings production) {
        this.environment = environment;
        this.production = production;
    }

    /** Everything in a plan that has to be acknowledged and is not, a sentence each. */
    List<String> problems(RunPlan offer) {
        return Stream.of(ofWriting(Writes.among(offer.requests())), ofSending(PeakRate.of(offer.workload())))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Why data must not be changed, or empty where it may be.
     *
     * @param requests the names of the requests that change it
     */
    public Optional<String> ofWriting(Collection<String> requests) {
        return requests.isEmpty() || isFree()
                ? Optional.empty()
                : Optional.of("the environment " + environment
                        + " is protected (mobius.production.protected), and its data would be changed by "
                        + String.join(", ", requests) + "; leave out the journeys that send them, " + orAcknowledge());
    }

    private Optional<String> ofSending(double requestsPerSecond) {
        double cap = production.requestsPerSecondCap();
        return requestsPerSecond <= cap || isFree()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the environment %s is protected (mobius.production.protected) and allows %s requests/s"
                                + " (mobius.production.requests-per-second-cap), but the plan sends up to %.1f; lower"
                                + " mobius.scale to %.3f of its value, %s",
                        environment,
                        cap,
                        requestsPerSecond,
                        Math.floor(cap / requestsPerSecond * 1_000) / 1_000,
                        orAcknowledge()));
    }

    private boolean isFree() {
        return !production.isProtected() || production.isAcknowledged();
    }

    private String orAcknowledge() {
        return "or add -Dmobius.production.acknowledge=" + environment + " if you intend this";
    }
}
