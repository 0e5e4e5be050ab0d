package mobius.gatling;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests of what is written in Gatling's DSL. */
public final class GatlingWords implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        OutsideGatling.speak();
    }
}
