package mobius.measure;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import mobius.budget.Budget;
import mobius.runlog.RunLogOutcome;
import org.jspecify.annotations.Nullable;

/**
 * All measurements of one run, the content of {@code measurement.json}. The verdict and the reports use these and never the log.
 *
 * @param schema the version of the format, {@link #SCHEMA}
 * @param run the header of the log; null if the log has no readable beginning
 * @param log how the reading of the log ended; the measurements cover the records up to there
 * @param windows the measured windows in the order of time; one over the whole run if there is no plan
 * @param requests by name, in the order in which the first of each name ended
 * @param users by scenario, in the order of the simulation
 * @param series the seconds of the run; without those in which nothing was planned and nothing happened
 * @param errors the most frequent kinds first, at most 100, then the rest
 * @param anomalies the records that are not measured
 */
public record Measurement(
        int schema,
        @Nullable RunFacts run,
        RunLogOutcome log,
        List<MeasuredWindow> windows,
        List<RequestStats> requests,
        List<ScenarioUsers> users,
        List<Second> series,
        List<ErrorGroup> errors,
        Anomalies anomalies) {

    /** Version of the format. */
    public static final int SCHEMA = 1;

    /** Failure message with which a simulation marks a request that was rejected by the rate limiter. */
    public static final String THROTTLED = "throttled";

    /**
     * Failure message with which a simulation marks a request that an overloaded platform rejected with its documented response.
     */
    public static final String SHED = "shed";

    /** Suffix of the names of repeated requests. */
    private static final String RETRY = " (retry)";

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if a request does not have every window, or a window not all its parts
     */
    public Measurement {
        windows = List.copyOf(windows);
        requests = List.copyOf(requests);
        users = List.copyOf(users);
        series = List.copyOf(series);
        errors = List.copyOf(errors);
        requireNonNull(log, "log");
        requireNonNull(anomalies, "anomalies");
        for (RequestStats request : requests) {
            if (request.windows().size() != windows.size()) {
                throw new IllegalArgumentException(request.name() + " has "
                        + request.windows().size() + " windows, and the run " + windows.size());
            }
            requireParts(request, windows);
        }
    }

    private static void requireParts(RequestStats request, List<MeasuredWindow> windows) {
        for (int number = 0; number < windows.size(); number++) {
            int parts = request.windows().get(number).batches().size();
            if (parts != windows.get(number).parts()) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "%s has %d batches in the window %s, which has %d",
                        request.name(),
                        parts,
                        windows.get(number).stage(),
                        windows.get(number).parts()));
            }
        }
    }

    /** Returns the requests of this name; empty if the run sent none. */
    public Optional<RequestStats> request(String name) {
        return requests.stream().filter(request -> request.name().equals(name)).findFirst();
    }

    /**
     * Returns the requests of several names merged, for example of those that satisfy {@code Budgets.inTotal}. Merges at each
     * call.
     */
    public RequestStats total(Predicate<String> names) {
        List<RequestStats> parts =
                requests.stream().filter(request -> names.test(request.name())).toList();
        return RequestStats.merged(Budget.TOTAL, windows, parts);
    }

    /** Returns the name in the log of a repeated request. */
    public static String retryOf(String request) {
        return request + RETRY;
    }

    /** Returns true if the name is that of a repeated request. */
    public static boolean isRetry(String request) {
        return request.endsWith(RETRY);
    }

    /** Returns all requests merged. */
    public RequestStats total() {
        return total(name -> true);
    }

    public long usersStarted() {
        return users.stream().mapToLong(ScenarioUsers::started).sum();
    }

    public long usersEnded() {
        return users.stream().mapToLong(ScenarioUsers::ended).sum();
    }
}
