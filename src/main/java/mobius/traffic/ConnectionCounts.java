package mobius.traffic;

import java.util.concurrent.atomic.LongAdder;

/** What became of the connections that carry the load. All event loops count at once, and none waits for another. */
public final class ConnectionCounts {

    private final LongAdder opened = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder reused = new LongAdder();
    private final LongAdder reset = new LongAdder();
    private final LongAdder closedIdle = new LongAdder();
    private final LongAdder closedBusy = new LongAdder();
    private final LongAdder lastResponses = new LongAdder();

    /** Counts a connection that was established. */
    public void addOpened() {
        opened.increment();
    }

    /** Counts one that was not. */
    public void addFailed() {
        failed.increment();
    }

    /** Counts a request on a connection that had carried another one before. */
    public void addReused() {
        reused.increment();
    }

    /** Counts a connection that the server reset. */
    public void addReset() {
        reset.increment();
    }

    /**
     * Counts a connection that the server closed.
     *
     * @param busy whether a request on it was without its whole response
     */
    public void addClosed(boolean busy) {
        (busy ? closedBusy : closedIdle).increment();
    }

    /** Counts a response after which the server takes no other request on its connection. */
    public void addLastResponse() {
        lastResponses.increment();
    }

    public long opened() {
        return opened.sum();
    }

    public long failed() {
        return failed.sum();
    }

    public long reused() {
        return reused.sum();
    }

    public long reset() {
        return reset.sum();
    }

    /** Closed by the server between two requests. */
    public long closedIdle() {
        return closedIdle.sum();
    }

    /** Closed by the server while a request was without its whole response. */
    public long closedBusy() {
        return closedBusy.sum();
    }

    /** Responses that announced that the server closes the connection ({@code Connection: close}). */
    public long lastResponses() {
        return lastResponses.sum();
    }
}
