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
 * All that rules look at: one time of the run, in which something broke, or nothing did.
 *
 * @param telemetry what the platform's servers told in that time
 * @param requests what users felt, by request name
 * @param total all requests whose latency counts together
 * @param findings what the questions of the verdict found in the whole run
 * @param budgets of the platform itself
 * @param trouble which budgets broke in that time
 * @param sharedMachine whether the platform runs on the injector's machine
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

    /** What a budget that broke was about. */
    public enum Broken {
        /** The time that requests take, or the load that was carried. */
        SPEED,
        /** The share of failed requests. */
        ERRORS,
        /** Anything else, such as the memory of the platform. */
        OTHER
    }

    /**
     * What went wrong. Failures and slow responses have different causes: a rule about time is not asked why requests failed.
     *
     * @param broken empty if every budget held
     * @param errors the kinds of failures of that time, the most frequent first; empty if none are known
     */
    public record Trouble(Set<Broken> broken, List<ErrorShare> errors) {

        /** Every budget held. */
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

        /** Whether requests failed and nothing else is wrong. */
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

    /** The findings with that id that say that something is wrong. */
    Stream<Finding> wrong(String id) {
        return findings.stream().filter(finding -> finding.id().equals(id) && finding.isWrong());
    }

    /** Those with that id of which the figure misses its limit, whether or not they have a say in the verdict. */
    Stream<Finding> missed(String id) {
        return findings.stream()
                .filter(finding -> finding.id().equals(id) && (finding.isWrong() || finding.missesItsLimit()));
    }

    /** Whether any budget broke. */
    boolean broke() {
        return !trouble.broken().isEmpty();
    }

    /** Whether a budget of speed broke. */
    boolean isSlow() {
        return trouble.isSlow();
    }

    /** The requests of HTTP: events have names of their own. */
    Stream<RequestHealth> httpRequests() {
        return requests.stream().filter(request -> !request.name().startsWith(EVENTS));
    }

    /** How many requests the platform was sent each second, events aside. */
    double requestsPerSecond() {
        return httpRequests().mapToLong(RequestHealth::count).sum() / telemetry.seconds();
    }

    /** How many requests went to the endpoint of this one each second. */
    double requestsPerSecond(RequestHealth request) {
        String endpoint = Budgets.endpointOf(request.name());
        return requests.stream()
                        .filter(other -> Budgets.endpointOf(other.name()).equals(endpoint))
                        .mapToLong(RequestHealth::count)
                        .sum()
                / telemetry.seconds();
    }

    /** How many of the requests that count together were under way at any moment, on average (Little's law). */
    double underWay() {
        long millis =
                total.responses().ok().sumMillis() + total.responses().ko().sumMillis();
        return millis / MILLIS / telemetry.seconds();
    }

    /** The mean time of all requests that count together. */
    OptionalDouble meanMillis() {
        return total.meanMillis();
    }

    /** The share of all requests that one of them is, from 0 to 1. */
    double share(RequestHealth request) {
        long all = requests.stream().mapToLong(RequestHealth::count).sum();
        return all == 0 ? 0 : (double) request.count() / all;
    }
}
