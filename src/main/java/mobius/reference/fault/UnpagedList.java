package mobius.reference.fault;

import mobius.reference.settings.Fault;

/** A list without a page limit: all projects are answered, however few were asked for. */
record UnpagedList() implements Fault {

    @Override
    public String name() {
        return "unpaged-list";
    }

    @Override
    public boolean pages(String endpoint) {
        return !endpoint.equals("GET /projects");
    }
}
