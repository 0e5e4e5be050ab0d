package mobius.run.folder;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mobius.io.AtomicFile;
import mobius.workload.Arrivals;
import mobius.workload.LeftOut;
import mobius.workload.Ramp;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json}: what was asked of a run, of whom, and by whom. Secrets are not in it.
 *
 * @param schema the version of the format, {@link #SCHEMA}
 * @param id of the run: part of every correlation id that it sent
 * @param simulation the class of the simulation
 * @param environment the name of the environment
 * @param profile the name of the profile
 * @param started when the run began, in ISO 8601
 * @param seed of everything random
 * @param platform what was tested
 * @param suite by whom
 * @param plan the load that was to be offered
 * @param requests the names of the requests that its journeys send, sorted
 * @param leftOut what of the plan was not offered, because the platform does not serve it; files of earlier versions lack it
 * @param fingerprints what decides with which other runs this one may be compared
 * @param settings every effective setting, nested as in the files
 */
public record RunFile(
        int schema,
        String id,
        String simulation,
        String environment,
        String profile,
        String started,
        long seed,
        Platform platform,
        Suite suite,
        Plan plan,
        List<String> requests,
        List<LeftOut> leftOut,
        Fingerprints fingerprints,
        @JsonSetter(contentNulls = Nulls.SET) Map<String, Object> settings) {

    public static final int SCHEMA = 1;

    /** Longest plausible duration, as in the log. */
    private static final Duration LONGEST_PLAN = Duration.ofDays(4);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
            .build();

    /**
     * The platform.
     *
     * @param baseUrl its address
     * @param version from its OpenAPI document or {@code mobius.platform.build}; null if neither has it
     * @param onInjectorMachine whether it shared the injector's cores
     */
    public record Platform(
            String baseUrl,
            @JsonSetter(nulls = Nulls.SET) @Nullable String version,
            boolean onInjectorMachine) {}

    /**
     * The injector.
     *
     * @param commit of this suite; null outside a git checkout
     * @param gatling its version; null if unknown
     * @param java the version of the Java runtime
     * @param host the name of the injector; null if it has none
     * @param cores number of cores of the injector
     */
    public record Suite(
            @JsonSetter(nulls = Nulls.SET) @Nullable String commit,
            @JsonSetter(nulls = Nulls.SET) @Nullable String gatling,
            String java,
            @JsonSetter(nulls = Nulls.SET) @Nullable String host,
            int cores) {}

    /**
     * The load.
     *
     * @param peakRequestsPerSecond the expected peak, with the scale already in it
     * @param thinkTimeMillis the mean pause of a user after each request
     * @param stages in the order of time
     * @param mix the journeys by name
     * @param smokeCheck whether it is too short for statistics on purpose
     * @param warmUpConstantMillis of a soak: how long the platform takes to warm up; null for everything else
     * @param arrivals {@code poisson}, or null if users arrive at even intervals, as in all files of earlier versions; those lack it
     */
    public record Plan(
            double peakRequestsPerSecond,
            long thinkTimeMillis,
            List<PlannedStage> stages,
            Map<String, TrafficMix.Share> mix,
            boolean smokeCheck,
            @JsonSetter(nulls = Nulls.SET) @Nullable Long warmUpConstantMillis,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonSetter(nulls = Nulls.SET) @Nullable
            String arrivals) {

        public static Plan of(Workload workload, boolean smokeCheck, Optional<Duration> warmUpConstant) {
            return new Plan(
                    workload.peakRequestsPerSecond(),
                    workload.thinkTime().toMillis(),
                    workload.stages().stream().map(PlannedStage::of).toList(),
                    workload.mix().shares(),
                    smokeCheck,
                    warmUpConstant.map(Duration::toMillis).orElse(null),
                    workload.arrivals() == Arrivals.EVEN
                            ? null
                            : workload.arrivals().name().toLowerCase(Locale.ROOT));
        }

        /** Returns the warm-up constant; empty unless the run is a soak. */
        public Optional<Duration> warmUpConstant() {
            return Optional.ofNullable(warmUpConstantMillis).map(Duration::ofMillis);
        }

        /** Converts the plan back into a workload. */
        public Workload workload() {
            return new Workload(
                    peakRequestsPerSecond,
                    Duration.ofMillis(thinkTimeMillis),
                    stages.stream().map(PlannedStage::stage).toList(),
                    new TrafficMix(new LinkedHashMap<>(mix)),
                    arrivals == null ? Arrivals.EVEN : Arrivals.valueOf(arrivals.toUpperCase(Locale.ROOT)));
        }
    }

    /**
     * A {@link Stage}.
     *
     * @param name of the stage
     * @param durationMillis how long it lasts
     * @param from the load at its start, as a multiple of the peak
     * @param to the load at its end, likewise
     * @param journeys the loads of journeys that do not follow the others in this stage
     * @param measured whether it counts for the verdict
     */
    public record PlannedStage(
            String name, long durationMillis, double from, double to, Map<String, Ramp> journeys, boolean measured) {

        public static PlannedStage of(Stage stage) {
            return new PlannedStage(
                    stage.name(),
                    stage.duration().toMillis(),
                    stage.load().from(),
                    stage.load().to(),
                    stage.journeys(),
                    stage.measured());
        }

        Stage stage() {
            return new Stage(name, Duration.ofMillis(durationMillis), new Ramp(from, to), journeys, measured);
        }
    }

    /**
     * Short digests, equal for equal inputs.
     *
     * @param plan of rates, stages and mix
     * @param data of the feeders
     * @param target of the platform's characteristics, as far as the suite knows them
     */
    public record Fingerprints(String plan, String data, String target) {}

    /**
     * Reads the file.
     *
     * @throws NoVerdict if it is damaged, or of an unknown schema; the message has the remedy
     */
    public static RunFile read(Path file) {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            requireSchema(file, json.path("schema").asInt(0));
            if (json instanceof ObjectNode fields && !fields.has("leftOut")) {
                fields.putArray("leftOut");
            }
            if (json.path("plan") instanceof ObjectNode plan && !plan.has("arrivals")) {
                plan.putNull("arrivals");
            }
            RunFile read = JSON.treeToValue(json, RunFile.class);
            requirePlan(read.plan);
            return read;
        } catch (JsonProcessingException damaged) {
            throw damaged(file, damaged.getOriginalMessage(), damaged);
        } catch (IOException | IllegalArgumentException | ArithmeticException damaged) {
            throw damaged(file, damaged.getMessage(), damaged);
        }
    }

    private static void requireSchema(Path file, int schema) {
        if (schema != SCHEMA) {
            throw new NoVerdict(file + " has schema " + schema + ", and this version reads schema " + SCHEMA
                    + "; judge the run with the version of the suite that made it");
        }
    }

    /** Checks the plan while the file can still be named in the message. */
    private static void requirePlan(Plan plan) {
        Duration duration = plan.workload().duration();
        if (duration.compareTo(LONGEST_PLAN) > 0) {
            throw new IllegalArgumentException("a plan of " + duration + " is longer than any run, " + LONGEST_PLAN);
        }
    }

    private static NoVerdict damaged(Path file, @Nullable String reason, Exception cause) {
        return new NoVerdict(
                file + " cannot be read (" + reason + "); restore it, or remove it to judge the log without a plan",
                cause);
    }

    /**
     * Writes the file.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}
