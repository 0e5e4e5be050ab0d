package mobius.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Legs of two builds on one machine that becomes slower and slower, some of them of an injector that was too busy. */
public final class SimulatedLegs implements Leg {

    private static final double MILLIS = 50;
    private static final double DRIFT = 0.002;

    private final List<String> subjects;
    private final double slower;
    private final double spread;
    private final double untrusted;
    private final SplittableRandom random;
    private final List<Side> order = new ArrayList<>();

    /**
     * Legs that scatter.
     *
     * @param slower by how much the second build is: 0.1 is 10 %
     * @param spread of the logarithm of the p95 of single legs
     * @param untrusted the share of the legs that cannot be trusted
     */
    public SimulatedLegs(List<String> subjects, double slower, double spread, double untrusted, long seed) {
        this.subjects = subjects;
        this.slower = slower;
        this.spread = spread;
        this.untrusted = untrusted;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public LegResult on(Side side) {
        order.add(side);
        double slow = (side == Side.AFTER ? Math.log1p(slower) : 0) + DRIFT * order.size();
        Map<String, Double> p95 = new LinkedHashMap<>();
        subjects.forEach(subject -> p95.put(subject, MILLIS * Math.exp(slow + spread * random.nextGaussian())));
        String doubt = random.nextDouble() < untrusted ? "The injector was busy." : null;
        return new LegResult(side, p95, 1_000, 2, 1.0, "1.0", doubt, "target/gatling/leg-" + order.size());
    }

    /** The builds of the legs so far. */
    List<Side> order() {
        return List.copyOf(order);
    }
}
