package mobius.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mobius.text.TextSanitizer;
import org.jspecify.annotations.Nullable;

/**
 * A response of the platform. Reads all shapes that the platform's sources describe: a value in {@code data} or as the body
 * itself, a list as an array or under {@code items}, {@code results} or {@code data}, names in camelCase or snake_case, ids as
 * strings or numbers. A response that cannot be read causes an {@link UnexpectedAnswer}; it never counts as an empty list. The
 * body is parsed at most once, when first needed. Not thread-safe.
 */
public final class Answer {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<String> LISTS = List.of("items", "results", "data");
    /** Bodies of Starlette for an unhandled exception and for an unknown host, and of a full uvicorn. */
    private static final Set<String> OF_SERVERS =
            Set.of("Internal Server Error", "Invalid host header", "Service Unavailable");

    private static final Set<String> HEALTHY = Set.of("healthy", "ok", "up", "pass");
    /** The boundaries between the words of a camelCase name. */
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int LONGEST_OF_SERVERS = 100;

    private final String request;
    private final int status;
    private final Function<String, Optional<String>> header;
    private final String body;
    private @Nullable JsonNode json;
    private OptionalInt rowsRead = OptionalInt.empty();

    private Answer(String request, int status, Function<String, Optional<String>> header, String body) {
        this.request = request;
        this.status = status;
        this.header = header;
        this.body = body;
    }

    /**
     * Creates a response.
     *
     * @param request for messages: {@code GET /projects}
     * @param header looks up the first header with a name, regardless of case
     * @param body as text, decompressed; empty if there is none
     */
    public static Answer of(String request, int status, Function<String, Optional<String>> header, String body) {
        return new Answer(request, status, header, body);
    }

    /** The request, for messages. */
    public String request() {
        return request;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether the status is from 200 to 299. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /**
     * The field of the value with this name, in camelCase or snake_case; a missing node if there is none.
     *
     * @throws UnexpectedAnswer if there is no value
     */
    public JsonNode field(String camelCase) {
        return field(value(), camelCase);
    }

    /** The field of an object with this name, in camelCase or else in snake_case; a missing node if there is none. */
    public static JsonNode field(JsonNode object, String camelCase) {
        JsonNode found = object.path(camelCase);
        return found.isMissingNode() ? object.path(snakeCase(camelCase)) : found;
    }

    /** Converts {@code projectId} to {@code project_id}. */
    static String snakeCase(String camelCase) {
        return HUMP.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /**
     * The value of the response: {@code data} if the body is an object that has it, otherwise the body.
     *
     * @throws UnexpectedAnswer if the body is not JSON, or reports an error in spite of its status
     */
    public JsonNode value() {
        JsonNode root = json();
        if (root.isMissingNode()) {
            throw unexpected(body.isBlank() ? "an empty body" : isHtml() ? "an HTML page" : "a body that is not JSON");
        }
        boolean saysFailure =
                root.path("success").isBoolean() && !root.path("success").booleanValue();
        boolean isError = root.hasNonNull("error") && !root.has("data");
        if (saysFailure || isError) {
            throw unexpected("an error in the body");
        }
        return root.isObject() && root.has("data") ? root.path("data") : root;
    }

    /**
     * The id of the value, a string or a number.
     *
     * @throws UnexpectedAnswer if it has none
     */
    public String id() {
        return id(value()).orElseThrow(() -> unexpected("no id"));
    }

    /** The id of an object, a string or a number; empty if it has none. */
    public static Optional<String> id(JsonNode object) {
        JsonNode id = object.path("id");
        return id.isNumber() || (id.isTextual() && !id.textValue().isEmpty())
                ? Optional.of(id.asText())
                : Optional.empty();
    }

    /**
     * The rows of a list, which may be empty.
     *
     * @throws UnexpectedAnswer if the value is not a list of objects
     */
    public List<JsonNode> rows() {
        JsonNode value = value();
        JsonNode list = value.isArray()
                ? value
                : LISTS.stream()
                        .map(value::path)
                        .filter(JsonNode::isArray)
                        .findFirst()
                        .orElseThrow(() -> unexpected("no list"));
        List<JsonNode> rows = StreamSupport.stream(list.spliterator(), false).toList();
        if (!rows.stream().allMatch(JsonNode::isObject)) {
            throw unexpected("a list of something other than objects");
        }
        rowsRead = OptionalInt.of(rows.size());
        return rows;
    }

    /** Returns the number of rows that {@link #rows} returned; empty if it was not called. */
    public OptionalInt rowsRead() {
        return rowsRead;
    }

    /** The number of rows on all pages, if the response states it; otherwise empty. */
    public OptionalLong total() {
        JsonNode root = json();
        return Stream.of(root.at("/data/total"), root.path("total"), root.at("/meta/total"))
                .filter(JsonNode::canConvertToLong)
                .filter(JsonNode::isIntegralNumber)
                .mapToLong(JsonNode::longValue)
                .filter(total -> total >= 0)
                .findFirst();
    }

    /** The platform's reason for a refusal, in one line; if it gives none, the beginning of the body. */
    public String reason() {
        JsonNode root = json();
        return Stream.of(
                        root.path("detail"),
                        root.path("message"),
                        root.at("/error/message"),
                        root.path("error"),
                        root.path("data").path("detail"))
                .map(Answer::words)
                .flatMap(Optional::stream)
                .findFirst()
                .map(TextSanitizer::line)
                .orElseGet(() -> isHtml() ? "an HTML page" : TextSanitizer.line(body));
    }

    /** The text of a reason. FastAPI returns a list of validation errors, of which the first is used, with its location. */
    private static Optional<String> words(JsonNode reason) {
        if (reason.isTextual()) {
            return Optional.of(reason.textValue());
        }
        if (reason.isArray() && !reason.isEmpty()) {
            JsonNode first = reason.get(0);
            String place = String.join(
                    ".",
                    StreamSupport.stream(first.path("loc").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
            String text = first.path("msg").asText(first.toString());
            return Optional.of(place.isEmpty() ? text : place + ": " + text);
        }
        if (reason.path("message").isTextual()) {
            return Optional.of(reason.path("message").textValue());
        }
        return reason.isObject() && !reason.isEmpty() ? Optional.of(reason.toString()) : Optional.empty();
    }

    /** The platform's error code, such as {@code VECTOR_DB_ERROR}; empty if there is none. */
    public Optional<String> code() {
        JsonNode root = json();
        return Stream.of(root.at("/error/code"), root.path("error_code"), root.path("code"), root.at("/error/type"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    /**
     * How long to wait before the next request, from {@code now}; empty if the response does not state it. The platform's own
     * error handler writes the time into the body instead of the header.
     */
    public Optional<Duration> retryAfter(Instant now) {
        return header.apply("Retry-After")
                .flatMap(text -> RetryAfter.read(text, now))
                .or(() -> {
                    JsonNode wait = json().at("/error/details/retry_after");
                    return wait.isNumber() && wait.doubleValue() >= 0
                            ? Optional.of(Duration.ofMillis(Math.round(1000 * wait.doubleValue())))
                            : Optional.empty();
                });
    }

    /** Whether a rate limit refused the request. */
    public boolean isThrottled() {
        return status == TOO_MANY_REQUESTS;
    }

    /**
     * Whether the platform rejected the request to protect itself from overload: a 503 with a code that is not one of a failed
     * dependency, or, without a code, with a {@code Retry-After} header. The platform also answers 503 when a service that it
     * depends on fails, which is no such protection.
     */
    public boolean isShed() {
        return status == SERVICE_UNAVAILABLE
                && code().map(code -> !isOfAnotherService(code))
                        .orElseGet(() -> header.apply("Retry-After").isPresent() && !isOfAnotherService(reason()));
    }

    /** Whether a code or reason names the failure of a service that the platform depends on. */
    private static boolean isOfAnotherService(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.endsWith("_SERVICE_ERROR")
                || upper.equals("VECTOR_DB_ERROR")
                || upper.equals("STORAGE_ERROR")
                || upper.contains("PROVIDER ERROR");
    }

    /** The target of a redirect; empty if the response is not a redirect. */
    public Optional<String> location() {
        return status / 100 == 3 ? header.apply("Location").map(TextSanitizer::line) : Optional.empty();
    }

    /**
     * Creates an exception that describes this response: {@code GET /projects answered 200 with no list: {"a":1}}.
     *
     * @param what is wrong, in a few words
     */
    public UnexpectedAnswer unexpected(String what) {
        return new UnexpectedAnswer(request, "answered " + status + " with " + what, TextSanitizer.line(body));
    }

    /** Whether there is no body. */
    public boolean isEmpty() {
        return body.isEmpty();
    }

    /** Whether the body is JSON. */
    public boolean isJson() {
        return !json().isMissingNode();
    }

    /**
     * Whether this is the response of a healthy platform: its status is a success and, if its JSON has a {@code status}, that is
     * one of healthy, ok, up and pass.
     */
    public boolean isHealthy() {
        JsonNode status = isJson() ? field("status") : MissingNode.getInstance();
        return isSuccess()
                && (!status.isTextual() || HEALTHY.contains(status.textValue().toLowerCase(Locale.ROOT)));
    }

    /**
     * What a server or a framework says in place of the application: one of a few fixed texts, or {@code an HTML page}; empty for any
     * other body.
     */
    public Optional<String> wordsOfServer() {
        String text = body.length() > LONGEST_OF_SERVERS ? "" : body.strip();
        if (OF_SERVERS.contains(text)) {
            return Optional.of(text);
        }
        return isHtml() ? Optional.of("an HTML page") : Optional.empty();
    }

    /** Whether the body is an HTML page, as proxies return. */
    public boolean isHtml() {
        String start = body.stripLeading();
        return header.apply("Content-Type")
                        .filter(type -> type.startsWith("text/html"))
                        .isPresent()
                || start.regionMatches(true, 0, "<!doctype", 0, 9)
                || start.regionMatches(true, 0, "<html", 0, 5);
    }

    /** The body as JSON; a missing node if it is not JSON, so that it has no fields to read. */
    private JsonNode json() {
        if (json == null) {
            json = parsed();
        }
        return Objects.requireNonNull(json);
    }

    private JsonNode parsed() {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException other) {
            return MissingNode.getInstance();
        }
    }
}
