package mobius.reference.fault;

import java.util.concurrent.TimeUnit;
import mobius.reference.Dependency;
import mobius.reference.settings.Fault;

/** Responses of the vector store take 400 ms longer, and searches wait for them. */
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
