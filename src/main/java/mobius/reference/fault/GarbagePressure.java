package mobius.reference.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import mobius.reference.settings.Fault;

/**
 * Each request makes 4 MB of small objects, and those of the last 40 requests are still in use: old enough to be moved by the
 * collector some times, and garbage soon after.
 */
public final class GarbagePressure implements Fault {

    private static final int REQUESTS = 40;
    private static final int OBJECTS = 100_000;

    private final AtomicReferenceArray<List<Object>> inUse = new AtomicReferenceArray<>(REQUESTS);
    private final AtomicInteger next = new AtomicInteger();

    @Override
    public String name() {
        return "garbage-pressure";
    }

    @Override
    public void burden() {
        List<Object> objects = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            objects.add(new long[] {i, i, i});
        }
        inUse.set(Math.floorMod(next.getAndIncrement(), REQUESTS), objects);
    }
}
