package mobius.platform;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** The real platform in each of its wire formats. */
@Tag("live")
@Timeout(240)
class RealPlatformTest {

    @Nested
    class InTheClientsFormat extends ServedApi {
        InTheClientsFormat() {
            super(WireFormat.CLIENT);
        }
    }

    @Nested
    class InTheGuidelinesFormat extends ServedApi {
        InTheGuidelinesFormat() {
            super(WireFormat.GUIDELINE);
        }
    }

    @Nested
    class InThePlansFormat extends ServedApi {
        InThePlansFormat() {
            super(WireFormat.PLAN);
        }
    }
}
