package mobius.target;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All faults, by name. */
public final class Faults {

    private static final List<Supplier<Fault>> ALL = List.of(
            SlowSearch::new,
            FailingWrites::new,
            Silent::new,
            ColdCache::new,
            UnpagedList::new,
            NPlusOne::new,
            SlowDependency::new,
            ExhaustedPool::new,
            ConnectionLeak::new,
            MemoryLeak::new,
            DescriptorLeak::new,
            BlockingCall::new,
            CpuBurn::new,
            GarbagePressure::new,
            Throttling::new);

    private Faults() {}

    /**
     * A fault of that name, for one target.
     *
     * @throws IllegalArgumentException when there is none; it names those that exist
     */
    public static Fault named(String name) {
        return ALL.stream()
                .map(Supplier::get)
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "mobius.embedded.faults: there is no fault \"" + name + "\"; known are " + known()));
    }

    private static String known() {
        return ALL.stream().map(fault -> fault.get().name()).collect(Collectors.joining(", "));
    }
}
