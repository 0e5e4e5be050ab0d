package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.budget.EndpointClass;
import mobius.config.PlatformSettings;
import mobius.config.Realtime;
import mobius.contract.Endpoint;
import mobius.contract.ServedApi;
import mobius.contract.SessionTokens;
import mobius.measure.Measurement;
import mobius.traffic.Traffic;
import mobius.workload.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the platform by the names that reports and budgets use: {@code GET /contexts/{id}}, with a remark in brackets
 * if one endpoint is used in several ways. A name that the contract does not know is refused when the journey is built. Paths and
 * fields are spelled as the platform spells them. What is built is counted on the way, so that a journey knows what it sends.
 */
public final class Api {

    /** Where the session of a user who is signed in has the {@link SessionTokens}. */
    public static final String TOKENS = "tokens";

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{[^}]*}");
    /** The one path that the platform's planned limiter does not count. */
    private static final String EXEMPT = "GET /api/v1/health";

    private static final Set<String> QUICK = Set.of(
            "POST /auth/login", "POST /auth/refresh", "POST /auth/logout", "GET /auth/me", "DELETE /contexts/{id}");

    private final ServedApi served;
    private final PlatformSettings platform;
    private final Budgets budgets;
    private final Optional<Retrying> retrying;
    private final Optional<Traffic> traffic;
    private final boolean silent;
    private final Set<String> requests = new LinkedHashSet<>();
    private final Map<String, Double> sent = new LinkedHashMap<>();
    private final Tally tally;
    private double figures;
    private double turns = 1;
    private String built = "";

    /** What is counted of silent requests, too. */
    private static final class Tally {
        private final Set<String> missing = new TreeSet<>();
        private final Set<String> skipped = new TreeSet<>();
        private double anonymous;
    }

    /** Requests to a platform whose users do not send a failed request again. */
    public Api(ServedApi served, PlatformSettings platform, Budgets budgets) {
        this(served, platform, budgets, Optional.empty(), Optional.empty(), false, new Tally());
    }

    private Api(
            ServedApi served,
            PlatformSettings platform,
            Budgets budgets,
            Optional<Retrying> retrying,
            Optional<Traffic> traffic,
            boolean silent,
            Tally tally) {
        this.served = served;
        this.platform = platform;
        this.budgets = budgets;
        this.retrying = retrying;
        this.traffic = traffic;
        this.silent = silent;
        this.tally = tally;
    }

    /** The same requests of users who send a failed one again. */
    Api with(Retrying userRetries) {
        return new Api(served, platform, budgets, Optional.of(userRetries), traffic, silent, tally);
    }

    /** The same requests, whose responses are counted. Those that are not in the run log are in no count either. */
    Api countedBy(Traffic counting) {
        return new Api(served, platform, budgets, retrying, Optional.of(counting), silent, tally);
    }

    /** The same requests, but none of them is in the run log: what comes before and after the one that matters. */
    Api silently() {
        return new Api(served, platform, budgets, Optional.empty(), Optional.empty(), true, tally);
    }

    /** The same, with nothing counted yet. */
    public Api anew() {
        return new Api(served, platform, budgets, retrying, traffic, silent, new Tally());
    }

    /** How the platform is reached and spoken to. */
    public PlatformSettings platform() {
        return platform;
    }

    /**
     * A request of a user who is signed in. Its status is checked before anything that {@code details} checks.
     *
     * @param name its name in reports
     * @param details completes the request
     * @param ids what to put in place of the path parameters, in their order: {@code #{contextId}}
     */
    public ChainBuilder send(String name, UnaryOperator<HttpRequestActionBuilder> details, String... ids) {
        return sent(name, request -> details.apply(signed(request)), false, ids);
    }

    /** A request without a token. */
    public ChainBuilder sendAnonymously(String name, UnaryOperator<HttpRequestActionBuilder> details) {
        return sent(name, details, !name.equals(EXEMPT));
    }

    private ChainBuilder sent(
            String name, UnaryOperator<HttpRequestActionBuilder> details, boolean countsByAddress, String... ids) {
        Endpoint endpoint = needed(name);
        tally.anonymous += countsByAddress ? turns : 0;
        if (silent) {
            return exec(details.apply(request(name, endpoint, ids)).silent());
        }
        requests.add(name);
        sent.merge(name, turns, Double::sum);
        return retrying.map(users -> users.of(
                        details.apply(Retrying.noted(request(name, endpoint, ids))),
                        details.apply(Retrying.noted(request(Measurement.retryOf(name), endpoint, ids)))))
                .orElseGet(() -> exec(details.apply(request(name, endpoint, ids))));
    }

    /** A request as it is sent, without a token. */
    HttpRequestActionBuilder request(String name, String... ids) {
        return request(name, endpoint(name), ids);
    }

    /**
     * Returns the tokens of a signed-in user.
     *
     * @throws IllegalStateException if the user is not signed in; a sign-in outside the run log that fails does not end a visit
     */
    public static SessionTokens tokens(Session session) {
        SessionTokens tokens = session.get(TOKENS);
        if (tokens == null) {
            throw new IllegalStateException("the user is not signed in");
        }
        return tokens;
    }

    private static HttpRequestActionBuilder signed(HttpRequestActionBuilder request) {
        return request.header(
                "Authorization", session -> "Bearer " + tokens(session).access());
    }

    private HttpRequestActionBuilder request(String name, Endpoint endpoint, String... ids) {
        built = name;
        return http(name)
                .httpRequest(endpoint.method(), path(endpoint, ids))
                .requestTimeout(timeout(endpoint))
                .check(new StatusCheck(endpoint.accepted(), watch(name)));
    }

    private @Nullable AnswerWatch watch(String name) {
        return traffic.map(counting -> AnswerWatch.of(name, counting)).orElse(null);
    }

    /**
     * Builds steps that a user takes several times in a visit, or only in a share of the visits, so that their requests are
     * counted as often.
     *
     * @param turns how often on average; 0 for steps that hardly any user takes
     */
    public <T> T times(double turns, Supplier<T> steps) {
        double outside = this.turns;
        this.turns = outside * turns;
        try {
            return steps.get();
        } finally {
            this.turns = outside;
        }
    }

    /**
     * A request of a user who is signed in, answered by a stream of events. It is in the run log, always.
     *
     * @param name the name of its whole time in reports
     * @param remark what the time to its first chunk is called beside it: {@code POST /llm/stream (first chunk)}
     * @param details completes the request
     */
    public EventStream stream(String name, String remark, UnaryOperator<HttpRequestActionBuilder> details) {
        Endpoint endpoint = needed(name);
        requests.add(name);
        sent.merge(name, turns, Double::sum);
        HttpRequestActionBuilder request = signed(request(name, endpoint)).header("Accept", "text/event-stream");
        return new EventStream(name, figure(name, remark), endpoint.accepted(), details.apply(request), watch(name));
    }

    /** The platform's events, which OpenAPI documents leave out. They are in the run log, always. */
    public Socket socket() {
        if (platform.realtime() == Realtime.OFF) {
            tally.missing.add("real-time events (mobius.platform.realtime is off)");
        }
        return new Socket(this, platform.realtime(), platform.timeouts().standard());
    }

    /** The name of a part of what goes on under a name. */
    String figure(String name, String remark) {
        return figure(name + " (" + remark + ")");
    }

    /** Takes note of a name that is in the run log beside those of requests. */
    String figure(String name) {
        requests.add(name);
        figures += turns;
        return name;
    }

    /** Takes note of a connection that the rate limiter counts by its address. */
    void connects() {
        tally.anonymous += turns;
    }

    /** The names of all requests so far that are not silent, in the order in which journeys came to use them. */
    public Set<String> requests() {
        return Collections.unmodifiableSet(requests);
    }

    /** What the steps so far need and the platform does not serve, silent requests among them, sorted. */
    public Set<String> missing() {
        return Collections.unmodifiableSet(tally.missing);
    }

    /** Builds steps only for a platform that serves the endpoint that they are about. */
    public ChainBuilder ifServed(String name, Supplier<ChainBuilder> steps) {
        if (serves(name)) {
            return steps.get();
        }
        tally.skipped.add(name);
        return exec(session -> session);
    }

    /** The endpoints whose steps were not built, because the platform does not serve them, sorted. */
    public Set<String> skipped() {
        return Collections.unmodifiableSet(tally.skipped);
    }

    /** What the steps so far send, when each journey is made once. */
    public Visit visit() {
        double all = figures
                + sent.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> regular = new LinkedHashMap<>(sent);
        regular.values().removeIf(times -> times == 0);
        return new Visit(all, tally.anonymous, regular);
    }

    /** Whether the platform serves an endpoint, as far as is known. */
    public boolean serves(String name) {
        return served.serves(endpoint(name));
    }

    /** What the platform calls a member of a request's body. */
    public String field(String request, String camelCase) {
        return served.field(endpoint(request), camelCase);
    }

    /** What the platform calls a query parameter. */
    public String parameter(String request, String camelCase) {
        return served.parameter(endpoint(request), camelCase);
    }

    /** What the platform calls the words of a search: the contract's name, or that of the client's search by name. */
    public String searchParameter(String request) {
        Endpoint endpoint = endpoint(request);
        return Stream.of("q", "query", "search", "name")
                .filter(name -> !served.ignores(endpoint, name))
                .findFirst()
                .orElse("q");
    }

    /** Completes the request for one page of a list. */
    public HttpRequestActionBuilder page(HttpRequestActionBuilder request, String name, int number, int rows) {
        HttpRequestActionBuilder paged = request;
        Map<String, String> parameters = served.paging(endpoint(name)).page(number, rows);
        if (!parameters.isEmpty()) {
            traffic.ifPresent(counting -> counting.responses().of(built).asksFor(rows));
        }
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            paged = paged.queryParam(parameter.getKey(), parameter.getValue());
        }
        return paged;
    }

    /** The most rows that a page may have, by the platform's own document or else by the contract. */
    public int largestPage(String name, int ofTheContract) {
        return served.largestPage(endpoint(name)).orElse(ofTheContract);
    }

    /** Whether a list or a search has a second page. */
    public boolean hasPages(String name) {
        return served.paging(endpoint(name)).hasPages();
    }

    private Endpoint needed(String name) {
        Endpoint endpoint = endpoint(name);
        if (!served.serves(endpoint)) {
            tally.missing.add(endpoint.name());
        }
        return endpoint;
    }

    private Endpoint endpoint(String name) {
        return served.contract().endpoint(Budgets.endpointOf(name)).orElseThrow(() -> unknown(name));
    }

    private String path(Endpoint endpoint, String... ids) {
        Iterator<String> values = List.of(ids).iterator();
        return PATH_PARAMETER
                .matcher(served.path(endpoint))
                .replaceAll(
                        parameter -> Matcher.quoteReplacement(values.hasNext() ? values.next() : parameter.group()));
    }

    /** As long as the platform's own client waits; it has no figures for projects and models. */
    private Duration timeout(Endpoint endpoint) {
        String name = endpoint.name();
        String type = budgets.classOf(name).map(EndpointClass::name).orElse("");
        if (type.equals("upload") || type.equals("batch") || type.equals("llm")) {
            return platform.timeouts().files();
        }
        return QUICK.contains(name) || type.equals("health") || type.equals("read")
                ? platform.timeouts().quick()
                : platform.timeouts().standard();
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("config/openapi.json has no endpoint for the request " + name
                + "; correct the name in the journey, or describe the endpoint there");
    }
}
