package mobius.reference.fault;

import java.util.concurrent.TimeUnit;
import mobius.reference.Dependency;
import mobius.reference.settings.Fault;

/** The vector store answers 400 ms later than it does in health, and searches wait for it. */
public record SlowDependency() implements Fault {

    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    @Override
    public String name() {
        return "slow-dependency";
    }

    @Override
    public long serviceNanos(String what, long nanos) {
        return what.equals(Dependency.VECTOR_STORE) ? nanos + DELAY_NANOS : nanos;
    }
}
