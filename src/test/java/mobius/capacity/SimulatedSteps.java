package mobius.capacity;

import java.time.Duration;
import java.util.SplittableRandom;
import mobius.reference.MixedPool;

/** Steps on a simulated pool, each short, and some of them of an injector that was too busy. */
final class SimulatedSteps implements Step {

    private static final double BUDGET_SECONDS = 0.2;
    private static final double SENT_OF_PLANNED = 0.98;

    private final MixedPool pool;
    private final double settleSeconds;
    private final double untrusted;
    private final SplittableRandom random;

    /** @param untrusted the share of the steps that cannot be trusted */
    SimulatedSteps(MixedPool pool, Duration settle, double untrusted, long seed) {
        this.pool = pool;
        this.settleSeconds = settle.toMillis() / 1000.0;
        this.untrusted = untrusted;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public StepResult at(double requestsPerSecond, Duration hold) {
        double offered = requestsPerSecond * SENT_OF_PLANNED;
        if (random.nextDouble() < untrusted) {
            return new StepResult(
                    requestsPerSecond, offered, hold, StepResult.Outcome.UNTRUSTED, null, null, "gate.cpu", null);
        }
        MixedPool.Measured measured = pool.measured(offered, settleSeconds, hold.toMillis() / 1000.0, random);
        double strain = measured.p95Seconds() / BUDGET_SECONDS;
        StepResult.Outcome outcome = strain < 1 ? StepResult.Outcome.HELD : StepResult.Outcome.BROKEN;
        return new StepResult(
                requestsPerSecond, measured.sentPerSecond(), hold, outcome, strain, null, "p95 of all requests", null);
    }
}
