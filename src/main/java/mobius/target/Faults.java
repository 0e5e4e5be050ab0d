package mobius.target;

import java.util.List;
import java.util.stream.Collectors;

/** All faults, by name. */
public final class Faults {

    private static final List<Fault> ALL =
            List.of(new SlowSearch(), new FailingWrites(), new Silent(), new ColdCache(), new UnpagedList());

    private Faults() {}

    /**
     * The fault of that name.
     *
     * @throws IllegalArgumentException when there is none; it names those that exist
     */
    public static Fault named(String name) {
        return ALL.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "mobius.embedded.faults: there is no fault \"" + name + "\"; known are " + known()));
    }

    private static String known() {
        return ALL.stream().map(Fault::name).collect(Collectors.joining(", "));
    }
}
