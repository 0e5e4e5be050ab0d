package mobius.run.folder;

import java.util.Map;
import java.util.Objects;
import mobius.history.Provenance;

/** What {@code run.json} tells of where a run came from. */
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

    /** Two injectors can begin a run in the same millisecond, but not also at the same time by their own finer clocks. */
    public static String id(RunFile run) {
        Object origin = Map.of("started", run.started(), "injector", injector(run));
        return run.id() + "-" + Fingerprint.of(origin).substring(0, DIGITS);
    }

    /** Agents that are made anew for each build have a new host name each time; then the settings name them. */
    private static String injector(RunFile run) {
        Object history = run.settings().get("history");
        Object named = history instanceof Map<?, ?> settings ? settings.get("injector") : null;
        return String.valueOf(
                named == null ? Objects.requireNonNullElse(run.suite().host(), "unknown") : named);
    }
}
