package mobius;

import mobius.gatling.MobiusSimulation;
import mobius.journeys.Journeys;

/** Is the platform alive, and as fast as it must be? Single users on each journey; usable as a synthetic monitor. */
public final class SmokeSimulation extends MobiusSimulation {

    public SmokeSimulation() {
        offerUsers("smoke", Journeys::daily);
    }
}
