package mobius.target;

/** A database pool of two connections, however many are configured. */
record ExhaustedPool() implements Fault {

    private static final int CONNECTIONS = 2;

    @Override
    public String name() {
        return "exhausted-pool";
    }

    @Override
    public int connections(int configured) {
        return Math.min(CONNECTIONS, configured);
    }
}
