package mobius.seed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mobius.seed.client.Time;

/** A clock that stands still but for the pauses, and remembers them. */
public final class HeldTime implements Time {

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

    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
