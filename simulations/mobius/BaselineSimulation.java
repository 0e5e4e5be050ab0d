package mobius;

import mobius.gatling.MobiusSimulation;
import mobius.journeys.Probes;

/** How fast is each endpoint when nothing else is asked of the platform? Suggests budgets where there are none. */
public final class BaselineSimulation extends MobiusSimulation {

    public BaselineSimulation() {
        offerOneByOne("baseline", Probes::all);
    }
}
