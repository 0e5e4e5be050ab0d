package mobius.target;

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
