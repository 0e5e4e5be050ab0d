package mobius.reference.fault;

import java.util.concurrent.atomic.AtomicLong;
import mobius.reference.settings.Fault;

/**
 * One request in 300 never returns its database connection: 6 a minute at 30 requests/s. The leak stops when six connections are
 * left, so that the target continues to work.
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
