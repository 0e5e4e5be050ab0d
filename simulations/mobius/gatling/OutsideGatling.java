package mobius.gatling;

import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration;

/** Gatling's DSL where Gatling has not been started: feeders and assertions read its configuration, which its launcher sets. */
public final class OutsideGatling {

    private OutsideGatling() {}

    /** Reads {@code gatling.conf} as the launcher does. */
    public static void configure() {
        Predef$.MODULE$._configuration_$eq(GatlingConfiguration.load());
    }
}
