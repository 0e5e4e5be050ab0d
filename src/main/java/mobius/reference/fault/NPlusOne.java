package mobius.reference.fault;

import mobius.reference.settings.Fault;

/** The list of projects loads them, and the contexts in them, one at a time: one statement for each row. */
record NPlusOne() implements Fault {

    @Override
    public String name() {
        return "n-plus-one";
    }

    @Override
    public int statementsPerRow(String endpoint) {
        return endpoint.equals("GET /projects") ? 1 : 0;
    }
}
