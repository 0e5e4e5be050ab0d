package mobius.report.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * What was tested, as {@code run.json} tells it. Of a log from elsewhere only the first and the times are known; what is
 * not known is null.
 *
 * @param simulation the class of the simulation
 * @param environment the name of the environment
 * @param profile the name of the profile
 * @param started when the run began
 * @param duration from the start of the injection to the last response
 * @param platformVersion which build of the platform answered
 * @param seed of everything random
 * @param workload the plan
 */
public record RunInfo(
        @Nullable String simulation,
        @Nullable String environment,
        @Nullable String profile,
        @Nullable Instant started,
        @Nullable Duration duration,
        @Nullable String platformVersion,
        @Nullable Long seed,
        Optional<Workload> workload) {}
