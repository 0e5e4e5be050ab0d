package mobius.reference.fault;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.reference.settings.Fault;

/**
 * All faults, by name.
 *
 * @param leakBytesPerMinute the rate of a memory leak, above 0
 */
public record Faults(long leakBytesPerMinute) {

    private static final List<Supplier<Fault>> OF_ONE_STRENGTH = List.of(
            SlowSearch::new,
            FailingWrites::new,
            Silent::new,
            ColdCache::new,
            UnpagedList::new,
            NPlusOne::new,
            SlowDependency::new,
            ExhaustedPool::new,
            ConnectionLeak::new,
            DescriptorLeak::new,
            BlockingCall::new,
            CpuBurn::new,
            GarbagePressure::new,
            Throttling::new);

    /**
     * Returns a new instance of a fault, for one target.
     *
     * @throws IllegalArgumentException if there is no fault of this name; the message lists the known names
     */
    public Fault named(String name) {
        return all().filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "mobius.embedded.faults: there is no fault \"" + name + "\"; use one of " + known()));
    }

    private String known() {
        return all().map(Fault::name).collect(Collectors.joining(", "));
    }

    private Stream<Fault> all() {
        return Stream.concat(
                OF_ONE_STRENGTH.stream().map(Supplier::get),
                Stream.of(new MemoryLeak(leakBytesPerMinute, System::nanoTime)));
    }
}
