package mobius.gatling;

import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration;

/** Gatling's DSL outside Gatling: feeders and bodies read its configuration, which its own launcher sets before it runs. */
public final class OutsideGatling {

    private OutsideGatling() {}

    /** Makes journeys buildable in any JVM. Gatling's own configuration stays where it is set. */
    public static void speak() {
        if (Predef$.MODULE$._configuration() == null) {
            Predef$.MODULE$._configuration_$eq(GatlingConfiguration.load());
        }
    }
}
