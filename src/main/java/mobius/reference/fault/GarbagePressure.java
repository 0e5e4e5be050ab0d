package mobius.reference.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import mobius.reference.settings.Fault;

/**
 * Each request allocates 4 MB of small objects, and the objects of the last 40 requests stay referenced: long enough to be copied
 * by the collector several times, and garbage soon after.
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
