package mobius.data;

/** Receives the progress of a long operation. Implementations must be thread-safe. */
public interface Progress {

    /** Ignores all progress. */
    Progress NONE = new Progress() {
        @Override
        public void begin(String what, long steps) {}

        @Override
        public void step() {}
    };

    /**
     * Starts the next part of the operation; the previous part is finished.
     *
     * @param what is counted, for people, for example {@code contexts}
     * @param steps the number of steps in this part
     */
    void begin(String what, long steps);

    /** Counts one finished step. */
    void step();
}
