package mobius.run.folder;

import java.util.Map;
import java.util.Objects;
import mobius.history.Provenance;

/** Derives the provenance of a run from {@code run.json}. */
public final class Provenances {

    private static final int DIGITS = 6;

    private Provenances() {}

    public static Provenance of(RunFile run) {
        return new Provenance(
                run.simulation(),
                run.environment(),
                run.profile(),
                run.fingerprints().plan(),
                run.fingerprints().data(),
                run.fingerprints().target(),
                run.seed(),
                injector(run),
                run.suite().cores(),
                run.suite().commit());
    }

    /** Distinguishes runs that two injectors begin in the same millisecond, by their finer clocks. */
    public static String id(RunFile run) {
        Object origin = Map.of("started", run.started(), "injector", injector(run));
        return run.id() + "-" + Fingerprint.of(origin).substring(0, DIGITS);
    }

    /**
     * Returns the name of the injector. Agents that are created for each build have new host names; the settings then name them.
     */
    private static String injector(RunFile run) {
        Object history = run.settings().get("history");
        Object named = history instanceof Map<?, ?> settings ? settings.get("injector") : null;
        return String.valueOf(
                named == null ? Objects.requireNonNullElse(run.suite().host(), "unknown") : named);
    }
}
