package mobius;

import mobius.gatling.MobiusSimulation;
import mobius.journeys.Journeys;

/** How far can the load rise, step by step, before a budget breaks? */
public final class CapacitySimulation extends MobiusSimulation {

    public CapacitySimulation() {
        offer("capacity", Journeys::daily);
    }
}
