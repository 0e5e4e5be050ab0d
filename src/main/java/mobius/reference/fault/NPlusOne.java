package mobius.reference.fault;

import mobius.reference.settings.Fault;

/** The list of projects loads projects and their contexts one at a time, with one statement for each row. */
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
