package mobius.reference.fault;

import mobius.reference.settings.Fault;

/** Connections are accepted, but requests get no response. */
record Silent() implements Fault {

    @Override
    public String name() {
        return "silent";
    }

    @Override
    public boolean answers() {
        return false;
    }
}
