package mobius.reference.fault;

import mobius.reference.settings.Fault;

/** It accepts connections and never answers. */
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
