package mobius.run.preflight;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import mobius.config.Settings;
import mobius.workload.Visit;

/**
 * The requests of the simulations' journeys. Journeys depend on Gatling, which this package does not: they are found as a service
 * ({@link ServiceLoader}) on the class path of {@code bin/mobius}.
 */
public interface JourneyCatalog {

    /** Returns the names of the requests of each journey, by the journey's name. Nothing is sent. */
    Map<String, Set<String>> requests(Settings settings);

    /** Returns the requests of a user of each journey, by the journey's name. Nothing is sent. */
    Map<String, Visit> visits(Settings settings);

    /** Returns the catalogue on the class path. */
    static JourneyCatalog load() {
        return ServiceLoader.load(JourneyCatalog.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the simulations are not on the class path; start this command with bin/mobius"));
    }
}
