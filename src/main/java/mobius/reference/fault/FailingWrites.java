package mobius.reference.fault;

import mobius.reference.settings.Fault;

/** Five percent of the changes fail with 500. */
record FailingWrites() implements Fault {

    private static final double SHARE = 0.05;

    @Override
    public String name() {
        return "failing-writes";
    }

    @Override
    public double failures(String endpoint) {
        return endpoint.matches("(POST|PATCH|DELETE) /(projects|contexts).*") ? SHARE : 0;
    }
}
