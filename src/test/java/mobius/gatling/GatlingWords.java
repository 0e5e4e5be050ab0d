package mobius.gatling;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gatling's DSL in a test that does not start Gatling. */
public final class GatlingWords implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        OutsideGatling.configure();
    }
}
