package mobius.reference.fault;

import java.util.concurrent.atomic.AtomicLong;
import mobius.reference.settings.Fault;

/**
 * One request of 300 keeps its database connection for ever: 6 a minute at 30 requests/s. It stops where six would be left, so
 * that the target goes on.
 */
public final class ConnectionLeak implements Fault {

    private static final long ONE_OF = 300;
    private static final int LEFT = 6;

    private final AtomicLong requests = new AtomicLong();

    @Override
    public String name() {
        return "connection-leak";
    }

    @Override
    public boolean givesConnectionBack(int others) {
        return requests.incrementAndGet() % ONE_OF != 0 || others < LEFT;
    }
}
