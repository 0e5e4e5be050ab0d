package mobius;

import mobius.gatling.MobiusSimulation;
import mobius.journeys.Journeys;

/** At which multiple of the expected peak do budgets break, does the platform degrade gracefully, and does it come back? */
public final class StressSimulation extends MobiusSimulation {

    public StressSimulation() {
        offer("stress", Journeys::daily);
    }
}
