package mobius;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Whom the verdict of a run suspects.
 *
 * @param fault what was planted
 * @param attempts how many runs it took, of which all but the last were others' fault
 * @param suspects the array of {@code verdict.json}, the likeliest first
 */
record Suspicion(PlantedFault fault, int attempts, List<JsonNode> suspects) {

    private static final int ATTEMPTS = 3;

    /**
     * Runs up to three times: where other programs of the machine starve the injector, it is the injector that is suspected,
     * and rightly so. A suspect that is wrong for any other reason stays.
     */
    static Suspicion in(Path folder, PlantedFault fault) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Path own = Files.createDirectories(folder.resolve(fault.label() + " " + attempt));
            JudgedSimulation run = JudgedSimulation.run(
                    fault.simulation(), own, fault.settingsWithTheFault(), JavaCommand.alsoForTheTarget());
            Suspicion suspicion = new Suspicion(fault, attempt, run.suspects());
            System.out.println(suspicion);
            if (suspicion.isRight() || attempt == ATTEMPTS || !run.isInjectorStarved()) {
                return suspicion;
            }
        }
    }

    /** Whether the first suspect is the planted cause; for a healthy target, whether there is none. */
    boolean isRight() {
        if (fault.cause().isEmpty()) {
            return suspects.isEmpty();
        }
        return !suspects.isEmpty()
                && suspects.get(0).path("cause").asText().equals(fault.cause())
                && (fault.subject().isEmpty()
                        || suspects.get(0).path("subject").asText().equals(fault.subject()));
    }

    /** One line with the planted fault and all suspects, the first one with its evidence. */
    @Override
    public String toString() {
        List<String> named = suspects.stream()
                .map(suspect -> suspect.path("cause").asText() + " of "
                        + suspect.path("subject").asText())
                .toList();
        return String.format(
                Locale.ROOT,
                "%s, run %d: %s %s",
                fault.label(),
                attempts,
                named,
                suspects.isEmpty() ? "" : suspects.get(0).path("evidence"));
    }
}
