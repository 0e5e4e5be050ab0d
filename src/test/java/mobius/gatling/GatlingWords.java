package mobius.gatling;

import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gatling's DSL outside Gatling: feeders and assertions read its configuration, which its own launcher sets before it runs. */
public final class GatlingWords implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Predef$.MODULE$._configuration_$eq(GatlingConfiguration.load());
    }
}
