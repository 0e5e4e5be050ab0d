package mobius.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mobius.check.Requests.Exchange;
import mobius.contract.Answer;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.contract.Response;
import mobius.contract.ServedApi;
import mobius.contract.UnexpectedAnswer;
import mobius.contract.Violation;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.text.TextSanitizer;

/** Sends the requests of a check and records the result for each operation in a row. Not thread-safe. */
final class Asker {

    private static final int TOO_MANY_REQUESTS = 429;

    /** The width of the table column for deviations, in characters. */
    private static final int CELL = 36;

    private final Requests requests;
    private final Contract contract;
    private final Optional<String> guard;
    private final Map<String, OperationRow> rows = new LinkedHashMap<>();
    private final ServedApi api;
    private Optional<String> token = Optional.empty();
    private boolean isLimited;

    /**
     * The result of a request.
     *
     * @param status 0 if there was no response
     */
    record Result(Outcome outcome, int status) {

        boolean isUnderstood() {
            return outcome == Outcome.UNDERSTOOD;
        }

        /** Whether the request certainly had no effect on the platform. */
        boolean isWithoutEffect() {
            return outcome == Outcome.NOT_ASKED
                    || outcome == Outcome.NOT_SERVED
                    || (outcome == Outcome.REFUSED && status / 100 == 4);
        }
    }

    /**
     * Creates an asker.
     *
     * @param api how this platform spells the operations of the contract
     * @param guard why nothing may be changed on this platform, in a few words; empty if changes are allowed
     */
    Asker(Requests requests, ServedApi api, Optional<String> guard) {
        this.requests = requests;
        this.api = api;
        this.contract = api.contract();
        this.guard = guard;
    }

    /** Sends this token with all later requests that need one. */
    void signedIn(String accessToken) {
        token = Optional.of(accessToken);
    }

    Optional<String> token() {
        return token;
    }

    ServedApi api() {
        return api;
    }

    /**
     * The endpoint of the contract with this name.
     *
     * @throws IllegalArgumentException if the contract does not have it
     */
    Endpoint endpoint(String operation) {
        return contract.endpoint(operation)
                .orElseThrow(() -> new IllegalArgumentException(operation + " is not in the contract"));
    }

    boolean mayWrite() {
        return guard.isEmpty();
    }

    /** The rows recorded so far, by operation. */
    Map<String, OperationRow> rows() {
        return rows;
    }

    /** Records why an operation was not sent. If the platform does not serve the operation, the row states that instead. */
    OperationRow skip(String operation, String reason) {
        return note(
                api.serves(endpoint(operation))
                        ? OperationRow.notAsked(operation, reason)
                        : OperationRow.notServed(operation, "", api.isKnown() ? "not in its document" : "optional"));
    }

    /** Why an operation was not sent, in a few words. */
    String obstacle(String operation) {
        return guard.filter(reason -> Ask.writes(operation))
                .or(() -> Optional.of("rate limit").filter(limit -> isLimited))
                .orElse("no data to send");
    }

    /**
     * Sends a request, unless the platform does not serve it, must not be changed or has reached a rate limit. The response is
     * compared with what the suite needs of it.
     *
     * @param reading reads a successful response
     */
    Result ask(Ask ask, Readings.Reading reading) throws InterruptedException {
        Optional<String> obstacle = obstacle(ask);
        if (obstacle.isPresent()) {
            return new Result(skip(ask.operation(), obstacle.get()).outcome(), 0);
        }
        return send(ask, reading);
    }

    private Optional<String> obstacle(Ask ask) {
        if (!api.serves(endpoint(ask.operation()))) {
            return Optional.of("not in its document");
        }
        if (ask.writes() && guard.isPresent()) {
            return guard;
        }
        return isLimited ? Optional.of("rate limit") : Optional.empty();
    }

    /** Sends a request regardless of obstacles, because created items have to be removed. */
    Result send(Ask ask, Readings.Reading reading) throws InterruptedException {
        try {
            Exchange exchange = requests.send(request(ask), ask.patience());
            OperationRow row = row(ask, exchange, reading);
            note(row);
            return new Result(row.outcome(), exchange.response().status());
        } catch (WebFailure failure) {
            WebRequest request = request(ask);
            note(new OperationRow(
                    ask.operation(),
                    "",
                    "",
                    List.of(),
                    Outcome.FAILED,
                    request + " " + failure.reason(),
                    Remedies.of(failure)));
            return new Result(Outcome.FAILED, 0);
        } catch (Requests.Spent spent) {
            note(OperationRow.notAsked(ask.operation(), String.valueOf(spent.getMessage())));
            return new Result(Outcome.NOT_ASKED, 0);
        }
    }

    /** Builds the HTTP request without sending or recording it. */
    WebRequest request(Ask ask) {
        WebRequest request = WebRequest.of(
                ask.operation().substring(0, ask.operation().indexOf(' ')),
                requests.at(ask.path(api.path(endpoint(ask.operation())))));
        if (ask.body().isPresent()) {
            request = new WebRequest(request.method(), request.url(), request.headers(), ask.body())
                    .with("Content-Type", ask.contentType());
        }
        return endpoint(ask.operation()).needsToken() && token.isPresent() ? request.withToken(token.get()) : request;
    }

    /** Classifies a response. A 429 stops all later requests of the check except those for removal. */
    private OperationRow row(Ask ask, Exchange exchange, Readings.Reading reading) {
        Answer answer = exchange.answer();
        int status = answer.status();
        isLimited |= status == TOO_MANY_REQUESTS;
        if (!ask.refusals().isEmpty()) {
            return refusal(ask, exchange);
        }
        if (!answer.isSuccess()) {
            return isMissing(ask, answer)
                    ? OperationRow.notServed(ask.operation(), String.valueOf(status), "answered " + status)
                    : refused(ask, exchange);
        }
        try {
            reading.read(answer, exchange.response().text());
            return row(ask, exchange, Outcome.UNDERSTOOD, "", "");
        } catch (UnexpectedAnswer unexpected) {
            return row(
                    ask,
                    exchange,
                    Outcome.NOT_UNDERSTOOD,
                    String.valueOf(unexpected.getMessage()),
                    Remedies.of(answer));
        }
    }

    private OperationRow refused(Ask ask, Exchange exchange) {
        return row(
                ask,
                exchange,
                Outcome.REFUSED,
                Remedies.reason(exchange.answer(), exchange.response()),
                Remedies.of(exchange.answer(), exchange.response()));
    }

    /** Classifies the response to a request that the platform should reject. */
    private OperationRow refusal(Ask ask, Exchange exchange) {
        Answer answer = exchange.answer();
        if (ask.refusals().contains(answer.status())) {
            return new OperationRow(
                    ask.operation(),
                    String.valueOf(answer.status()),
                    shape(exchange).words(),
                    List.of("rejected, as expected"),
                    Outcome.UNDERSTOOD,
                    "",
                    "");
        }
        return answer.isSuccess()
                ? row(
                        ask,
                        exchange,
                        Outcome.NOT_UNDERSTOOD,
                        String.valueOf(answer.unexpected("success instead of a rejection")
                                .getMessage()),
                        "make the platform reject an address that is taken, and a wrong password")
                : isMissing(ask, answer)
                        ? OperationRow.notServed(
                                ask.operation(), String.valueOf(answer.status()), "answered " + answer.status())
                        : refused(ask, exchange);
    }

    /**
     * Whether the platform does not have the operation. A 404 refers to the id, unless the path has no id, or it is the 404 of a
     * router that has no such path.
     */
    private static boolean isMissing(Ask ask, Answer answer) {
        return switch (answer.status()) {
            case 405, 501 -> true;
            case 404 -> ask.id().isEmpty() || answer.reason().equals("Not Found") || answer.isHtml();
            default -> false;
        };
    }

    private OperationRow row(Ask ask, Exchange exchange, Outcome outcome, String reason, String remedy) {
        return new OperationRow(
                ask.operation(),
                String.valueOf(exchange.response().status()),
                shape(exchange).words(),
                outcome == Outcome.UNDERSTOOD ? deviations(ask, exchange) : List.of(),
                outcome,
                reason,
                remedy);
    }

    private static AnswerShape shape(Exchange exchange) {
        return new AnswerShape(exchange.response().text(), exchange.response().contentType());
    }

    /** The deviations from the contract that the suite tolerates. */
    private List<String> deviations(Ask ask, Exchange exchange) {
        Endpoint endpoint = endpoint(ask.operation());
        List<String> deviations = new ArrayList<>();
        if (exchange.isMoved()) {
            deviations.add("redirects to " + exchange.response().url().getPath());
        } else if (api.path(endpoint).length() > 1 && api.path(endpoint).endsWith("/")) {
            deviations.add("slash at the end");
        }
        boolean isSnakeCase = shape(exchange).isSnakeCase().orElse(false);
        if (isSnakeCase && !isSnakeCaseByContract(ask.operation())) {
            deviations.add("snake_case");
        }
        deviations.addAll(violations(endpoint, exchange));
        return deviations;
    }

    /** The field names of completions are in snake_case, as those of the model providers are. */
    private static boolean isSnakeCaseByContract(String operation) {
        return operation.contains("/llm/");
    }

    /** Deviations from the contract: an undeclared status, or the first violation in the body and the number of the others. */
    private List<String> violations(Endpoint endpoint, Exchange exchange) {
        int status = exchange.response().status();
        if (!endpoint.statuses().contains(status)) {
            return List.of(status + " for " + endpoint.accepted().first());
        }
        Response response = new Response(
                status,
                Map.of("Content-Type", exchange.response().contentType()),
                exchange.response().text());
        List<Violation> found = contract.check(endpoint, response).stream()
                .filter(violation -> !violation.loc().contains("header"))
                .toList();
        return found.stream()
                .limit(1)
                .map(violation -> TextSanitizer.line(words(violation), CELL)
                        + (found.size() > 1 ? String.format(Locale.ROOT, " (+%d)", found.size() - 1) : ""))
                .toList();
    }

    private static String words(Violation violation) {
        List<String> place = violation.loc().stream()
                .skip(Math.min(2, violation.loc().size()))
                .map(String::valueOf)
                .toList();
        return place.isEmpty() ? violation.msg() : String.join(".", place) + ": " + violation.msg();
    }

    /** Discards the row of an operation that is about to be sent again. */
    void forget(String operation) {
        rows.remove(operation);
    }

    /** Records a row; together with an earlier one of the same operation it becomes one row. */
    private OperationRow note(OperationRow row) {
        OperationRow before = rows.get(row.operation());
        OperationRow shown = before == null ? row : before.and(row);
        rows.put(row.operation(), shown);
        return shown;
    }
}
