package mobius.reference.fault;

import java.time.Duration;
import mobius.reference.settings.Fault;

/**
 * Nothing is cached or connected after a start, and nothing stays in the cache: the first request of each endpoint takes
 * 500 ms longer than all others, and each request reads its account from the database.
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
