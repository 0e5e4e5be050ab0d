package mobius.verdict.suspect;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.budget.PlatformBudgets;
import mobius.telemetry.TimeSlice;

/**
 * All that rules look at: one time of the run, in which something broke, or nothing did.
 *
 * @param told what the platform's servers told in that time
 * @param requests what users felt, by request name
 * @param total all requests whose latency counts together
 * @param signs what the questions of the verdict found in the whole run
 * @param budgets of the platform itself
 * @param broke whether a budget broke in that time
 * @param sharedMachine whether the platform runs on the injector's machine
 */
public record DiagnosticInput(
        TimeSlice told,
        List<RequestHealth> requests,
        RequestHealth total,
        List<Sign> signs,
        PlatformBudgets budgets,
        boolean broke,
        boolean sharedMachine) {

    private static final String EVENTS = "WS ";

    public DiagnosticInput {
        requests = List.copyOf(requests);
        signs = List.copyOf(signs);
    }

    ServerHealth vitals() {
        return new ServerHealth(told, requestsPerSecond());
    }

    /** The findings with that id that say that something is wrong. */
    Stream<Sign> wrong(String id) {
        return signs.stream().filter(sign -> sign.id().equals(id) && sign.isWrong());
    }

    /** Those with that id of which the figure misses its limit, whether or not they have a say in the verdict. */
    Stream<Sign> missed(String id) {
        return signs.stream()
                .filter(sign -> sign.id().equals(id) && (sign.isWrong() || sign.about() == Sign.Answer.MISSED));
    }

    /** How many requests the platform was sent each second, events aside. */
    double requestsPerSecond() {
        return requests.stream()
                        .filter(request -> !request.name().startsWith(EVENTS))
                        .mapToLong(RequestHealth::count)
                        .sum()
                / told.seconds();
    }

    /** How many requests went to the endpoint of this one each second. */
    double requestsPerSecond(RequestHealth request) {
        String endpoint = Budgets.endpointOf(request.name());
        return requests.stream()
                        .filter(other -> Budgets.endpointOf(other.name()).equals(endpoint))
                        .mapToLong(RequestHealth::count)
                        .sum()
                / told.seconds();
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
