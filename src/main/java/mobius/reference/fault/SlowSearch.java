package mobius.reference.fault;

import mobius.reference.settings.Fault;

/** A search without an index takes ten times as long. */
record SlowSearch() implements Fault {

    private static final long FACTOR = 10;

    @Override
    public String name() {
        return "slow-search";
    }

    @Override
    public long serviceNanos(String endpoint, long nanos) {
        return endpoint.equals("GET /contexts/search") ? nanos * FACTOR : nanos;
    }
}
