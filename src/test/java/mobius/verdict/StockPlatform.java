package mobius.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import mobius.measure.ErrorGroup;
import mobius.measure.Failures;
import mobius.measure.Responses;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Suspect;
import mobius.verdict.finding.Verdict;

/**
 * A healthy FastAPI on one uvicorn process that exposes what comes with it: the instrumentator and the Python client, no cores, no pool,
 * no lag. It gets 100 requests a second on the injector's machine. A test changes one thing.
 */
final class StockPlatform {

    static final String PROJECTS = ExampleEvidence.CRITICAL;
    static final String HEALTH = ExampleEvidence.OTHER;
    static final String CONTEXTS = "GET /contexts";
    static final String CONTEXT = "GET /contexts/{id}";
    static final String SEARCH = "GET /contexts/search";
    static final String CREATE = "POST /contexts";
    static final String SIGN_IN = "POST /auth/login";

    private static final List<String> REQUESTS = List.of(PROJECTS, HEALTH, CONTEXTS, CONTEXT, SEARCH, CREATE, SIGN_IN);

    /** Of each request in each of ten batches of 30 s. */
    static final int EACH = 430;

    private final ExampleEvidence evidence = new ExampleEvidence();
    private final Map<String, long[]> times = new LinkedHashMap<>();
    private final Map<String, Integer> failed = new LinkedHashMap<>();
    private final Random random;
    private double cores = 0.21;
    private boolean byTimeouts;

    StockPlatform(long seed) {
        random = new Random(seed);
        REQUESTS.forEach(request -> times.put(request, between(2, 12)));
    }

    /** Response times of a batch, evenly spread. */
    static long[] between(long least, long most) {
        return LongStream.range(0, EACH)
                .map(i -> least + i * (most - least) / EACH)
                .toArray();
    }

    StockPlatform times(String request, long[] millis) {
        times.put(request, millis);
        return this;
    }

    StockPlatform allTimes(UnaryOperator<long[]> change) {
        times.replaceAll((request, millis) -> change.apply(millis));
        return this;
    }

    /** How many cores the process keeps busy. */
    StockPlatform cores(double busy) {
        cores = busy;
        return this;
    }

    /** So many of a request in each batch fail from the first to the last second, with a message. */
    StockPlatform failing(String request, int inEachBatch, String message) {
        failed.put(request, inEachBatch);
        evidence.error(new ErrorGroup(request, message, 10L * inEachBatch, 60_000L, 359_000L));
        return this;
    }

    /** What fails does so because the client gave up. */
    StockPlatform byTimeouts() {
        byTimeouts = true;
        return this;
    }

    List<Suspect> suspects() {
        return verdict().suspects();
    }

    List<Cause> causes() {
        return suspects().stream().map(Suspect::cause).toList();
    }

    Verdict verdict() {
        evidence.conditions(false, true);
        times.forEach((request, millis) -> evidence.responses(request, batch(request, millis)));
        counter("process_cpu_seconds_total", "", cores);
        counter("python_gc_collections_total", "generation=\"0\"", 1);
        REQUESTS.forEach(request -> counter("http_request_duration_seconds_count", handler(request), EACH / 30.0));
        return evidence.verdict();
    }

    private Responses batch(String request, long[] millis) {
        int ko = failed.getOrDefault(request, 0);
        long[] answered = LongStream.of(millis).limit((long) millis.length - ko).toArray();
        Responses responses = ExampleEvidence.of(answered, ko, 0);
        return byTimeouts ? new Responses(responses.ok(), responses.ko(), new Failures(0, ko, 0, 0), 0) : responses;
    }

    private static String handler(String request) {
        String[] parts = request.split(" ", 2);
        return "handler=\"/api/v1%s\",method=\"%s\"".formatted(parts[1], parts[0]);
    }

    private void counter(String metric, String labels, double perSecond) {
        double[] readings = new double[ExampleEvidence.SECONDS];
        for (int second = 1; second < readings.length; second++) {
            readings[second] = readings[second - 1] + perSecond * (0.9 + 0.2 * random.nextDouble());
        }
        evidence.told("platform", metric, labels, second -> readings[second]);
    }
}
