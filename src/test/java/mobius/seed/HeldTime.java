package mobius.seed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still but for the pauses, and remembers them. */
final class HeldTime implements Time {

    private final List<Duration> pauses = new ArrayList<>();
    private long nanos;

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void pause(Duration length) {
        pauses.add(length);
        nanos += length.toNanos();
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
