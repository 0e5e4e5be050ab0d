package mobius.reference.fault;

import mobius.reference.settings.Fault;

/** A database pool of one connection, however many are configured: at 60 requests/s it is busy all the time. */
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
