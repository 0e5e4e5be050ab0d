package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On an idle machine: each wire format and server passes as often as it is asked. Each of the six takes about ten minutes. */
@Tag("proof")
class RealPlatformProofTest {

    private static final int RUNS = 5;

    /** At the profile's 60 requests/s one process needs most of a core, and shares the two of a small machine with the injector. */
    private static final Map<String, String> PEAK = Map.of("mobius.load.peak-requests-per-second", "40");

    private final Path folder;

    RealPlatformProofTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT, uvicorn",
        "CLIENT, gunicorn",
        "GUIDELINE, uvicorn",
        "GUIDELINE, gunicorn",
        "PLAN, uvicorn",
        "PLAN, gunicorn"
    })
    void everyQuickRunPassesWithoutAFailedRequestAndNothingStays(WireFormat wire, String server) throws Exception {
        PlatformOptions options = PlatformOptions.of(wire).withOtherPeoplesData();
        try (RealPlatform platform =
                RealPlatform.start(server.equals("gunicorn") ? options.onGunicorn() : options)) {
            OnTheRealPlatform user = new OnTheRealPlatform(platform, folder);
            user.seeds();
            user.seedsNothingASecondTime();
            user.checks();
            passes(user, "SmokeSimulation", wire + " on " + server);
            for (int run = 1; run <= RUNS; run++) {
                passes(user, "LoadSimulation", wire + " on " + server + ", run " + run);
            }
            user.cleansUp();
        }
    }

    private static void passes(OnTheRealPlatform user, String simulation, String place) throws Exception {
        SuiteProcess.Outcome run = user.suite().simulation(simulation, PEAK);
        System.out.println(simulation + ", " + place + ": " + OnTheRealPlatform.summary(run));
        assertThat(OnTheRealPlatform.failures(run)).as(place).isEmpty();
        assertThat(run.exitCode()).as(place + "\n" + run.output()).isZero();
    }
}
