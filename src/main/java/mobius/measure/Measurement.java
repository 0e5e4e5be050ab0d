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
 * All numbers of one run, as {@code measurement.json} holds them: verdict and reports come from here, never from the log.
 *
 * @param schema the version of the format, {@link #SCHEMA}
 * @param run what the log says about itself; null when it has no readable beginning
 * @param log how the reading of the log ended; the numbers are those of the records up to there
 * @param windows the measured windows in the order of time; one over the whole run when there is no plan
 * @param requests by name, in the order in which the first of each name ended
 * @param users by scenario, in the order of the simulation
 * @param series the seconds of the run; with gaps where nothing was planned and nothing happened
 * @param errors the most frequent first, at most 100, then the rest
 * @param anomalies what is no measurement
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

    public static final int SCHEMA = 1;

    /** The failure message by which a simulation marks a request that the rate limiter turned away. */
    public static final String THROTTLED = "throttled";

    /** The failure message by which a simulation marks a request that an overloaded platform turned away in due form. */
    public static final String SHED = "shed";

    /** What the names of requests end with that users sent again. */
    private static final String RETRY = " (retry)";

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

    /** The requests of this name, or empty when the run sent none. */
    public Optional<RequestStats> request(String name) {
        return requests.stream().filter(request -> request.name().equals(name)).findFirst();
    }

    /**
     * The requests of several names together, for example of those for which {@code Budgets.inTotal} holds; merged anew at
     * each call.
     */
    public RequestStats total(Predicate<String> names) {
        List<RequestStats> parts =
                requests.stream().filter(request -> names.test(request.name())).toList();
        return RequestStats.merged(Budget.TOTAL, windows, parts);
    }

    /** The name under which a request is in the log when users send it again. */
    public static String retryOf(String request) {
        return request + RETRY;
    }

    /** Whether that is the name of a request that users sent again. */
    public static boolean isRetry(String request) {
        return request.endsWith(RETRY);
    }

    /** All requests together. */
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
