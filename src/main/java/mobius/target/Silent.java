package mobius.target;

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
