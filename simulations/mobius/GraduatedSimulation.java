package mobius;

import mobius.gatling.MobiusSimulation;
import mobius.journeys.Journeys;

/** How does the platform answer 10, 50 and 100 users? */
public final class GraduatedSimulation extends MobiusSimulation {

    public GraduatedSimulation() {
        offer("graduated", Journeys::daily);
    }
}
