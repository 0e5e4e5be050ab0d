package mobius.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mobius.contract.Endpoint;

/** Derives from the rows whether the suite can work with the platform. */
final class Judgement {

    private final Asker asker;
    private final MixNeeds mix;
    private final List<String> found;
    private final PlatformCheck.Who who;
    private final boolean isSignedIn;

    /**
     * Creates a judgement. Operations that have no row yet get one with the reason why they were not sent.
     *
     * @param mix the operations that the load needs
     * @param found problems found earlier, a sentence each
     */
    Judgement(Asker asker, MixNeeds mix, List<String> found, PlatformCheck.Who who, boolean isSignedIn) {
        this.asker = asker;
        this.mix = mix;
        this.found = found;
        this.who = who;
        this.isSignedIn = isSignedIn;
        asker.api().contract().endpoints().stream()
                .map(Endpoint::name)
                .filter(name -> !asker.rows().containsKey(name))
                .forEach(name -> asker.skip(name, isSignedIn ? asker.obstacle(name) : "not signed in"));
    }

    /** One row for each operation, in the contract's order. */
    List<OperationRow> rows() {
        Map<String, OperationRow> rows = asker.rows();
        return asker.api().contract().endpoints().stream()
                .map(endpoint -> rows.get(endpoint.name()))
                .toList();
    }

    /** Why the platform is not fit for the mix, most important first. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(found);
        if (!isSignedIn) {
            problems.add(signIn());
        }
        rows().stream()
                .filter(row -> row.outcome().compareTo(Outcome.REFUSED) >= 0)
                .filter(row -> isNeeded(row) && !isSignIn(row))
                .map(Judgement::sentence)
                .forEach(problems::add);
        missing(problems);
        unasked(problems);
        return problems;
    }

    private static String sentence(OperationRow row) {
        return row.reason() + (row.remedy().isEmpty() ? "." : "; " + row.remedy() + ".");
    }

    private boolean isSignIn(OperationRow row) {
        return !isSignedIn
                && (row.operation().equals("POST /auth/login")
                        || row.operation().equals("POST /auth/register"));
    }

    private boolean isNeeded(OperationRow row) {
        return mix.include(row.operation());
    }

    /** The problem of the sign-in. If registration succeeded, the sign-in after it is the cause. */
    private String signIn() {
        OperationRow login = asker.rows().get(who.isNew() ? "POST /auth/register" : "POST /auth/login");
        if (login == null || login.outcome() == Outcome.UNDERSTOOD) {
            login = asker.rows().get("POST /auth/login");
        }
        if (login == null) {
            return "No account could sign in.";
        }
        return switch (login.outcome()) {
            case NOT_SERVED ->
                login.operation() + " is not served (" + login.reason()
                        + "), so no account can be used; deploy a build that serves it.";
            case NOT_ASKED -> login.operation() + " was not sent (" + login.reason() + "), so no account can be used.";
            case REFUSED ->
                isAboutTheAccount(login.status())
                        ? login.reason() + "; run `bin/mobius seed` to create the account " + who.email()
                                + ", or export MOBIUS_PASSWORD with the password that it has, or check with a new account by"
                                + " --register."
                        : sentence(login);
            default -> sentence(login);
        };
    }

    /** Whether the status may mean that the account does not exist or has another password. */
    private static boolean isAboutTheAccount(String status) {
        return List.of("400", "401", "403", "404", "422").contains(status);
    }

    /** Reports all required operations that the platform does not serve in one sentence, with the journeys to leave out. */
    private void missing(List<String> problems) {
        List<String> missing = rows().stream()
                .filter(row -> row.outcome() == Outcome.NOT_SERVED && isNeeded(row) && !isOptional(row.operation()))
                .map(OperationRow::operation)
                .toList();
        if (!missing.isEmpty()) {
            Set<String> hit = journeys(missing);
            Set<String> rest = new TreeSet<>(mix.inMix());
            rest.removeAll(hit);
            problems.add("Not served, but needed by the mix: " + PublishedDocument.named(missing)
                    + "; deploy a build that serves them, or set the weights of " + String.join(", ", hit)
                    + " in mobius.load.weights to 0, which leaves "
                    + (rest.isEmpty() ? "nothing to send" : PublishedDocument.named(List.copyOf(rest))) + ".");
        }
    }

    private Set<String> journeys(List<String> operations) {
        return operations.stream()
                .flatMap(operation -> mix.journeys(operation).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the contract allows a platform not to serve the operation. */
    private boolean isOptional(String operation) {
        return !asker.api().serves(asker.endpoint(operation))
                && !asker.api().missing().contains(asker.endpoint(operation));
    }

    /** Reports the required operations that were not sent, one sentence for each reason. */
    private void unasked(List<String> problems) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        rows().stream()
                .filter(row -> isSignedIn && row.outcome() == Outcome.NOT_ASKED && isNeeded(row))
                .forEach(row -> byReason.computeIfAbsent(row.reason(), first -> new ArrayList<>())
                        .add(row.operation()));
        byReason.forEach((reason, operations) -> problems.add(
                "Not sent, so the result is unknown: " + PublishedDocument.named(operations) + " (" + reason + ")."));
    }
}
