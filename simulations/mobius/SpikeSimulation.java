package mobius;

import mobius.gatling.MobiusSimulation;
import mobius.journeys.Journeys;

/** What does a sudden burst of writes do to those who read, and how long does it last? */
public final class SpikeSimulation extends MobiusSimulation {

    public SpikeSimulation() {
        offer("spike", Journeys::daily);
    }
}
