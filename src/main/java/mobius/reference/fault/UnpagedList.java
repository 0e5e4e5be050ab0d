package mobius.reference.fault;

import mobius.reference.settings.Fault;

/** A list without a page limit returns all projects, whatever the limit in the request. */
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
