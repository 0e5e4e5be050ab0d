package mobius;

import mobius.gatling.MobiusSimulation;
import mobius.journeys.Journeys;

/** What grows while a moderate load goes on for hours? */
public final class SoakSimulation extends MobiusSimulation {

    public SoakSimulation() {
        offer("soak", Journeys::daily);
    }
}
