package mobius.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobius.measure.ErrorGroup;
import mobius.measure.Responses;
import mobius.telemetry.InjectorMetrics;
import mobius.verdict.finding.Verdict;

/**
 * A run whose every property is drawn: how fast each request is and how often it was sent, what failed, what was refused, what
 * could not be built, how late the injector was.
 *
 * @param isSmokeCheck whether it is one
 * @param planned how many requests should be sent
 * @param requests by name, ten batches of each
 * @param notBuilt how many requests never came about
 * @param stalls of the injector, of 20 ms each
 * @param usersInASecond that started of 100 planned ones
 */
record GeneratedRun(
        boolean isSmokeCheck,
        long planned,
        Map<String, List<Batch>> requests,
        int notBuilt,
        int stalls,
        int usersInASecond) {

    private static final String UNPLANNED = "GET /projects/{id}/odd";
    private static final int BATCHES = 10;

    /** By so many standard deviations from the middle the response times of a batch lie, equally many at each. */
    private static final double[] DEVIATIONS = {-1.6, -0.9, -0.5, -0.2, 0.2, 0.5, 0.9, 1.3, 1.7, 2.3};

    /** What makes a run worse. */
    enum Change {
        ALL_SLOWER,
        SLOWEST_TIMED_OUT,
        SLOWEST_FAILED,
        SLOWEST_REFUSED,
        NOT_BUILT,
        CRITICAL_GONE,
        WINDOW_EMPTY
    }

    /** Some requests of one name. */
    static final class Batch {

        /** Of the OK responses in milliseconds, ascending. */
        private final long[] times;

        private final int failed;
        private final int refused;

        private Batch(long[] times, int failed, int refused) {
            this.times = times;
            this.failed = failed;
            this.refused = refused;
        }

        private static Batch of(int count, double median, double spread, int failed, int refused) {
            long[] times = new long[count];
            for (int i = 0; i < count; i++) {
                double deviation = DEVIATIONS[i * DEVIATIONS.length / Math.max(1, count)];
                times[i] = Math.max(1, Math.round(median * Math.exp(spread * deviation)));
            }
            return new Batch(times, failed, refused);
        }

        private Batch slower(double factor) {
            return new Batch(
                    Arrays.stream(times)
                            .map(time -> (long) Math.ceil(time * factor))
                            .toArray(),
                    failed,
                    refused);
        }

        private Batch withoutSlowest(int count, int moreFailed, int moreRefused) {
            int left = Math.max(0, times.length - count);
            int gone = times.length - left;
            return new Batch(
                    Arrays.copyOf(times, left),
                    failed + Math.min(moreFailed, gone),
                    refused + Math.min(moreRefused, gone));
        }

        private Responses responses() {
            return ExampleEvidence.of(times, failed, refused);
        }
    }

    static GeneratedRun of(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, List<Batch>> requests = new LinkedHashMap<>();
        boolean faulty = random.nextInt(3) == 0;
        requests.put(ExampleEvidence.CRITICAL, batches(random, 100, faulty));
        requests.put(ExampleEvidence.OTHER, batches(random, 100, faulty));
        if (random.nextInt(4) == 0) {
            requests.put(UNPLANNED, batches(random, 300, faulty));
        }
        long sent = sent(requests);
        return new GeneratedRun(
                random.nextBoolean(),
                random.nextInt(10) == 0 ? 2 * sent : sent,
                requests,
                random.nextInt(20) == 0 ? 1 + random.nextInt(50) : 0,
                random.nextInt(3) == 0 ? random.nextInt(500) : 0,
                random.nextInt(10) == 0 ? random.nextInt(101) : 100);
    }

    private static List<Batch> batches(SplittableRandom random, double limit, boolean faulty) {
        int[] sizes = {0, 1, 3, 12, 60, 250, 1_500};
        int size = sizes[Math.min(sizes.length - 1, random.nextInt(3 * sizes.length))];
        double median = limit * Math.exp(-2.2 + 1.1 * random.nextGaussian());
        double spread = 0.1 + 0.7 * random.nextDouble();
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            int failed = faulty && random.nextInt(4) == 0 ? random.nextInt(1 + size / 20) : 0;
            int refused = faulty && random.nextInt(4) == 0 ? random.nextInt(1 + size / 40) : 0;
            int count = random.nextInt(40) == 0 ? 0 : size;
            batches.add(Batch.of(count, median * Math.exp(0.1 * random.nextGaussian()), spread, failed, refused));
        }
        return batches;
    }

    GeneratedRun changedBy(Change change, int seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        double factor = 1 + 3 * random.nextDouble() * random.nextDouble();
        int count = 1 + random.nextInt(1 + random.nextInt(30));
        Map<String, List<Batch>> changed = new LinkedHashMap<>();
        requests.forEach((name, batches) -> {
            boolean isCritical = name.equals(ExampleEvidence.CRITICAL);
            if (change == Change.CRITICAL_GONE && isCritical) {
                return;
            }
            changed.put(
                    name,
                    batches.stream()
                            .map(batch -> switch (change) {
                                case ALL_SLOWER -> batch.slower(factor);
                                case SLOWEST_TIMED_OUT, SLOWEST_FAILED -> batch.withoutSlowest(count, count, 0);
                                case SLOWEST_REFUSED -> batch.withoutSlowest(count, 0, count);
                                case NOT_BUILT -> batch.withoutSlowest(count, 0, 0);
                                case WINDOW_EMPTY -> batch.withoutSlowest(isCritical ? Integer.MAX_VALUE : 0, 0, 0);
                                case CRITICAL_GONE -> batch;
                            })
                            .toList());
        });
        int more = change == Change.NOT_BUILT ? count : 0;
        return new GeneratedRun(isSmokeCheck, planned, changed, notBuilt + more, stalls, usersInASecond);
    }

    long sent() {
        return sent(requests);
    }

    private static long sent(Map<String, List<Batch>> requests) {
        return requests.values().stream()
                .flatMap(List::stream)
                .mapToLong(batch -> batch.times.length + batch.failed + batch.refused)
                .sum();
    }

    long throttled() {
        return requests.values().stream()
                .flatMap(List::stream)
                .mapToLong(batch -> batch.refused)
                .sum();
    }

    Verdict verdict() {
        ExampleEvidence evidence = new ExampleEvidence()
                .without(ExampleEvidence.CRITICAL)
                .without(ExampleEvidence.OTHER)
                .conditions(isSmokeCheck, false)
                .usersStartedIn(second -> usersInASecond)
                .plannedRequests(Math.max(1, planned));
        requests.forEach((name, batches) ->
                evidence.responses(name, batches.stream().map(Batch::responses).toList()));
        for (int i = 0; i < stalls; i++) {
            evidence.sample(i * 0.5, InjectorMetrics.STALL, 20);
        }
        if (notBuilt > 0) {
            evidence.error(new ErrorGroup(null, "No attribute named 'projectId' is defined", notBuilt));
        }
        return evidence.verdict();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(isSmokeCheck ? "smoke check" : "run");
        requests.forEach((name, batches) -> {
            Batch first = batches.get(0);
            text.append(", ").append(name).append(": ").append(first.times.length);
            if (first.times.length > 0) {
                text.append(" of ").append(first.times[first.times.length / 2]).append(" ms");
            }
        });
        return text + ", not built " + notBuilt + ", stalls " + stalls + ", users " + usersInASecond;
    }
}
