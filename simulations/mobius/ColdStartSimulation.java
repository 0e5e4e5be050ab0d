package mobius;

import mobius.gatling.MobiusSimulation;
import mobius.journeys.Tour;

/** How long does the platform take from its start to its first healthy answer, and how slow are its first requests? */
public final class ColdStartSimulation extends MobiusSimulation {

    public ColdStartSimulation() {
        startCold();
        offerUsers("cold-start", Tour::ofEveryEndpoint);
    }
}
