package mobius.reference.fault;

import mobius.reference.settings.Fault;

/** A database pool of one connection, whatever is configured. At 60 requests/s it is fully utilised. */
record ExhaustedPool() implements Fault {

    private static final int CONNECTIONS = 1;

    @Override
    public String name() {
        return "exhausted-pool";
    }

    @Override
    public int connections(int configured) {
        return CONNECTIONS;
    }
}
