package mobius.reference.fault;

import java.time.Duration;
import mobius.reference.settings.Fault;

/**
 * An empty cache after a start, which stays empty: the first request of each endpoint takes 500 ms longer, and every request
 * reads its account from the database.
 */
record ColdCache() implements Fault {

    private static final Duration LOAD = Duration.ofMillis(500);

    @Override
    public String name() {
        return "cold-cache";
    }

    @Override
    public Duration firstRequestTakesLonger() {
        return LOAD;
    }

    @Override
    public boolean caches() {
        return false;
    }
}
