package mobius;

import mobius.gatling.MobiusSimulation;
import mobius.journeys.Journeys;

/** Is the platform alive? One user on each journey; usable as a synthetic monitor. */
public final class SmokeSimulation extends MobiusSimulation {

    public SmokeSimulation() {
        offerOnce("smoke", Journeys::daily);
    }
}
