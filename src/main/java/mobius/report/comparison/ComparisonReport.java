package mobius.report.comparison;

import java.time.Duration;
import java.time.Instant;
import mobius.comparison.ComparisonResult;
import mobius.comparison.Names;
import mobius.verdict.finding.Verdict.Outcome;

/**
 * All that the reports of a live comparison are made from.
 *
 * @param result what was found
 * @param names of the two builds
 * @param settle how long each leg settled
 * @param leg how long it was measured
 * @param environment the name of the environment
 * @param profile the name of the profile
 * @param started when the comparison began
 * @param took how long it has taken so far
 */
public record ComparisonReport(
        ComparisonResult result,
        Names names,
        Duration settle,
        Duration leg,
        String environment,
        String profile,
        Instant started,
        Duration took) {

    /** PASS where the second build is not slower, FAIL where it is. */
    public Outcome outcome() {
        return switch (result.status()) {
            case PASS -> Outcome.PASS;
            case FAIL -> Outcome.FAIL;
            default -> Outcome.INCONCLUSIVE;
        };
    }
}
