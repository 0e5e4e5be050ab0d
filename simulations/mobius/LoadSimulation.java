package mobius;

import mobius.gatling.MobiusSimulation;
import mobius.journeys.Journeys;

/** Does the platform keep its budgets at the peak that is expected of it, under the mix of journeys that its users make? */
public final class LoadSimulation extends MobiusSimulation {

    public LoadSimulation() {
        offer("load", Journeys::daily);
    }
}
