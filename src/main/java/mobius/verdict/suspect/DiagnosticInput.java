package mobius.verdict.suspect;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.budget.PlatformBudgets;
import mobius.measure.ErrorShare;
import mobius.telemetry.TimeSlice;
import mobius.verdict.finding.Finding;

/**
 * The input of the rules: a period of the run in which a budget broke, or none did.
 *
 * @param telemetry metrics of the platform's servers in the period
 * @param requests response times by request name
 * @param total all requests whose latency counts for the total
 * @param findings of the whole run
 * @param budgets of the platform itself
 * @param trouble the budgets that broke in the period
 * @param sharedMachine true if the platform runs on the injector's machine
 */
public record DiagnosticInput(
        TimeSlice telemetry,
        List<RequestHealth> requests,
        RequestHealth total,
        List<Finding> findings,
        PlatformBudgets budgets,
        Trouble trouble,
        boolean sharedMachine) {

    private static final String EVENTS = "WS ";
    private static final double MILLIS = 1_000;

    /** Subject of a broken budget. */
    public enum Broken {
        /** Response times, or the carried load. */
        SPEED,
        /** The share of failed requests. */
        ERRORS,
        /** Anything else, such as the memory of the platform. */
        OTHER
    }

    /**
     * What went wrong. Failures and slow responses have different causes, so that rules about time are not asked why requests
     * failed.
     *
     * @param broken empty if all budgets held
     * @param errors the kinds of failures in the period, the most frequent first; empty if none are known
     */
    public record Trouble(Set<Broken> broken, List<ErrorShare> errors) {

        /** All budgets held. */
        public static final Trouble NONE = new Trouble(Set.of(), List.of());

        public Trouble {
            broken = Set.copyOf(broken);
            errors = List.copyOf(errors);
        }

        public static Trouble of(Broken... broken) {
            return new Trouble(Set.of(broken), List.of());
        }

        boolean isSlow() {
            return broken.contains(Broken.SPEED);
        }

        boolean isFailing() {
            return broken.contains(Broken.ERRORS);
        }

        /** Returns true if requests failed and nothing else is wrong. */
        boolean isFailingOnly() {
            return broken.equals(Set.of(Broken.ERRORS));
        }
    }

    public DiagnosticInput {
        requests = List.copyOf(requests);
        findings = List.copyOf(findings);
    }

    ServerHealth serverHealth() {
        return new ServerHealth(telemetry, requestsPerSecond());
    }

    /** Returns the findings with this id that report a problem. */
    Stream<Finding> wrong(String id) {
        return findings.stream().filter(finding -> finding.id().equals(id) && finding.isWrong());
    }

    /** Returns the findings with this id whose value misses its limit, whether or not they affect the verdict. */
    Stream<Finding> missed(String id) {
        return findings.stream()
                .filter(finding -> finding.id().equals(id) && (finding.isWrong() || finding.missesItsLimit()));
    }

    /** Returns true if a budget broke. */
    boolean broke() {
        return !trouble.broken().isEmpty();
    }

    /** Returns true if a budget of response times or throughput broke. */
    boolean isSlow() {
        return trouble.isSlow();
    }

    /** Returns the HTTP requests, without events. */
    Stream<RequestHealth> httpRequests() {
        return requests.stream().filter(request -> !request.name().startsWith(EVENTS));
    }

    /** Returns the requests per second, without events. */
    double requestsPerSecond() {
        return httpRequests().mapToLong(RequestHealth::count).sum() / telemetry.seconds();
    }

    /** Returns the requests per second to the endpoint of a request. */
    double requestsPerSecond(RequestHealth request) {
        String endpoint = Budgets.endpointOf(request.name());
        return requests.stream()
                        .filter(other -> Budgets.endpointOf(other.name()).equals(endpoint))
                        .mapToLong(RequestHealth::count)
                        .sum()
                / telemetry.seconds();
    }

    /** Returns the mean number of requests in progress (Little's law), of those that count for the total. */
    double underWay() {
        long millis =
                total.responses().ok().sumMillis() + total.responses().ko().sumMillis();
        return millis / MILLIS / telemetry.seconds();
    }

    /** Returns the mean response time of the requests that count for the total. */
    OptionalDouble meanMillis() {
        return total.meanMillis();
    }

    /** Returns the share of a request name in all requests, from 0 to 1. */
    double share(RequestHealth request) {
        long all = requests.stream().mapToLong(RequestHealth::count).sum();
        return all == 0 ? 0 : (double) request.count() / all;
    }
}
