package mobius;

import mobius.gatling.MobiusSimulation;
import mobius.journeys.GrowingLists;

/** Which list or search costs more as its page or the data grow than it should? */
public final class ScalingSimulation extends MobiusSimulation {

    public ScalingSimulation() {
        needsOneInjector();
        offerUsers("scaling", scene -> new GrowingLists(scene, settings(), this::record).journeys());
    }
}
