package mobius.gatling;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mobius.budget.Budgets;
import mobius.budget.EndpointClass;
import mobius.config.PlatformSettings;
import mobius.contract.Contract;
import mobius.contract.Endpoint;

/**
 * Requests to the platform by the names that reports and budgets use: {@code GET /contexts/{id}}, with a remark in brackets
 * where one endpoint is used in several ways. A name that the contract does not know is refused when the journey is built.
 */
public final class Api {

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{[a-z_]+}");
    private static final String SIGN_IN = Contract.API_PREFIX + "/auth/";

    private static final String WEB_SOCKET = "WS /ws";

    private final Contract contract;
    private final PlatformSettings platform;
    private final Budgets budgets;
    private final boolean silent;
    private final Set<String> requests = new LinkedHashSet<>();
    private final Map<String, Integer> sent = new LinkedHashMap<>();
    private int turns = 1;

    public Api(Contract contract, PlatformSettings platform, Budgets budgets) {
        this(contract, platform, budgets, false);
    }

    private Api(Contract contract, PlatformSettings platform, Budgets budgets, boolean silent) {
        this.contract = contract;
        this.platform = platform;
        this.budgets = budgets;
        this.silent = silent;
    }

    /** The same requests, but none of them is in the run log: what comes before and after the one that matters. */
    Api silently() {
        return new Api(contract, platform, budgets, true);
    }

    /**
     * A request of a user who is signed in.
     *
     * @param name its name in reports
     * @param ids what to put in place of the path parameters, in their order: {@code #{contextId}}
     */
    public HttpRequestActionBuilder request(String name, String... ids) {
        return anonymous(name, ids).header("Authorization", "Bearer #{token}");
    }

    /** A request without a token. */
    public HttpRequestActionBuilder anonymous(String name, String... ids) {
        Endpoint endpoint = contract.endpoint(Budgets.endpointOf(name)).orElseThrow(() -> unknown(name));
        HttpRequestActionBuilder request =
                http(name).httpRequest(endpoint.method(), path(endpoint, ids)).requestTimeout(timeout(endpoint));
        if (silent) {
            return request.silent();
        }
        requests.add(name);
        count(name);
        return request;
    }

    /**
     * Builds steps that a user takes several times in a visit, so that their requests are counted as often.
     *
     * @param turns how often; 0 for steps that hardly any user takes
     */
    public <T> T times(int turns, Supplier<T> steps) {
        int outside = this.turns;
        this.turns = outside * turns;
        try {
            return steps.get();
        } finally {
            this.turns = outside;
        }
    }

    private void count(String name) {
        if (turns > 0) {
            sent.merge(name, turns, Integer::sum);
        }
    }

    /**
     * A request of a user who is signed in, answered by a stream of events. It is in the run log, always.
     *
     * @param name the name of its whole time in reports
     * @param remark what the time to its first chunk is called beside it: {@code POST /llm/stream (first chunk)}
     * @param body completes the request
     */
    public EventStream stream(String name, String remark, UnaryOperator<HttpRequestActionBuilder> body) {
        HttpRequestActionBuilder request = request(name).header("Accept", "text/event-stream");
        return new EventStream(name, figure(name, remark), body.apply(request));
    }

    /** A WebSocket, which OpenAPI documents leave out. It is in the run log, always. */
    public Socket socket() {
        return new Socket(this, WEB_SOCKET, "/ws", platform.timeouts().standard());
    }

    /** The name of a part of what goes on under a name. */
    String figure(String name, String remark) {
        return figure(name + " (" + remark + ")");
    }

    /** Takes note of a name that is in the run log beside those of requests. */
    String figure(String name) {
        requests.add(name);
        return name;
    }

    /** The names of all requests so far that are not silent, in the order in which journeys came to use them. */
    public Set<String> requests() {
        return Collections.unmodifiableSet(requests);
    }

    /** How often the steps so far send each HTTP request that is not silent, when each journey is made once. */
    public Map<String, Integer> sent() {
        return Collections.unmodifiableMap(sent);
    }

    private String path(Endpoint endpoint, String... ids) {
        String path = endpoint.path();
        for (String id : ids) {
            path = PATH_PARAMETER.matcher(path).replaceFirst(Matcher.quoteReplacement(id));
        }
        return path.startsWith(Contract.API_PREFIX)
                ? platform.apiPrefix() + path.substring(Contract.API_PREFIX.length())
                : path;
    }

    /** As long as the platform's own clients wait. */
    private Duration timeout(Endpoint endpoint) {
        if (endpoint.path().startsWith(SIGN_IN)) {
            return platform.timeouts().quick();
        }
        return switch (budgets.classOf(endpoint.name()).map(EndpointClass::name).orElse("")) {
            case "health", "read" -> platform.timeouts().quick();
            case "upload", "batch", "llm" -> platform.timeouts().files();
            default -> platform.timeouts().standard();
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("config/openapi.json has no endpoint for the request " + name
                + "; correct the name in the journey, or describe the endpoint there");
    }
}
