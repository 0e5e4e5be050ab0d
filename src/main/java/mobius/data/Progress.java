package mobius.data;

/** Is told how far a long piece of work has come, by any thread. */
public interface Progress {

    /** Shows it to nobody. */
    Progress NONE = new Progress() {
        @Override
        public void begin(String what, long steps) {}

        @Override
        public void step() {}
    };

    /**
     * A new part of the work begins, and the one before it is done.
     *
     * @param what for people, for example {@code contexts}
     * @param steps how many there will be
     */
    void begin(String what, long steps);

    /** One more step is done. */
    void step();
}
