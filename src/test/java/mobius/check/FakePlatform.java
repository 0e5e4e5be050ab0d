package mobius.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mobius.contract.Contract;
import mobius.contract.Endpoint;

/** A small platform with one account, in one of three shapes, whose answers can be replaced one by one. */
public final class FakePlatform implements AutoCloseable {

    public static final String EMAIL = "ada.lovelace.1@load.mobius.example";
    public static final String PASSWORD = "Correct-Horse-1";

    static final String NGINX =
            "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body></html>";

    private static final List<Endpoint> ENDPOINTS = Contract.load().endpoints();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ITEM = Pattern.compile("/(projects|contexts)/([^/]+)(/duplicate|/export)?");
    private static final Pattern HOP = Pattern.compile("(.*)/~(\\d)");
    private static final Pattern PART =
            Pattern.compile("name=\"(\\w+)\"[^\\r]*\\r\\n(?:[^\\r]+\\r\\n)*\\r\\n(.*?)\\r\\n--", Pattern.DOTALL);

    /** An answer; a status of 0 is a connection that ends without one. */
    record Reply(int status, String type, String body, Map<String, String> headers) {

        static Reply json(int status, JsonNode body) {
            return new Reply(status, "application/json", body.toString(), Map.of());
        }

        static Reply text(int status, String type, String body) {
            return new Reply(status, type, body, Map.of());
        }

        Reply with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Reply(status, type, body, more);
        }
    }

    /** What stands before the platform: it may answer in its place, also after it. */
    interface Before {

        /** What is sent in place of the platform's own answer; empty if that is sent. */
        Optional<Reply> answer(String request, Reply own);
    }

    private final Shape shape;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Map<String, ObjectNode> projects = new LinkedHashMap<>();
    private final Map<String, ObjectNode> contexts = new LinkedHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private String prefix = "/api/v1";
    private String basePath = "";
    private boolean hasDocument = true;
    private Before before = (request, own) -> Optional.empty();
    private boolean isDocumentAtTheRoot;
    private int hops;
    private int ids;

    /** Of the account that signed in last. */
    private String email = EMAIL;

    public FakePlatform(Shape shape) throws IOException {
        this(shape, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    private FakePlatform(Shape shape, HttpServer server) {
        this.shape = shape;
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public FakePlatform before(Before other) {
        before = other;
        return this;
    }

    /** Answers one request, as in {@code GET /auth/me}, in another way. */
    public FakePlatform answering(String request, int status, String type, String body) {
        return before(
                (asked, own) -> asked.equals(request) ? Optional.of(Reply.text(status, type, body)) : Optional.empty());
    }

    FakePlatform prefix(String other) {
        prefix = other;
        return this;
    }

    FakePlatform basePath(String path) {
        basePath = path;
        return this;
    }

    /** Serves the document also without the base path. */
    FakePlatform documentAtTheRoot() {
        isDocumentAtTheRoot = true;
        return this;
    }

    FakePlatform withoutDocument() {
        hasDocument = false;
        return this;
    }

    /** Redirects every request so many times before it is answered. */
    FakePlatform redirecting(int times) {
        hops = times;
        return this;
    }

    /** Somebody else's project, which looks like any other. */
    FakePlatform withForeignProject() {
        projects.put("other", object().put("id", "other").put("name", "Somebody else's"));
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The ids of all projects and contexts. */
    synchronized List<String> stored() {
        List<String> all = new ArrayList<>(projects.keySet());
        all.addAll(contexts.keySet());
        return all;
    }

    /** All requests so far, as in {@code GET /contexts/{id}}. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply = reply(exchange, body);
            if (reply.status() == 0) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply reply(HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher hop = HOP.matcher(path);
        int done = hop.matches() ? Integer.parseInt(hop.group(2)) : 0;
        path = hop.matches() ? hop.group(1) : path;
        if (done < hops) {
            requests.add("redirect");
            String query = exchange.getRequestURI().getRawQuery();
            return Reply.text(307, "text/plain", "")
                    .with("Location", path + "/~" + (done + 1) + (query == null ? "" : "?" + query));
        }
        boolean isBelow = path.startsWith(basePath + "/");
        isBelow |= isDocumentAtTheRoot && path.equals(prefix + "/openapi.json");
        String local = path.startsWith(basePath + "/") ? path.substring(basePath.length()) : path;
        String api = local.startsWith(prefix + "/") ? local.substring(prefix.length()) : local;
        String request = exchange.getRequestMethod() + " "
                + ITEM.matcher(api).replaceFirst(match -> isItem(match.group(2)) ? "/$1/{id}$3" : "$0");
        requests.add(request);
        Reply own = isBelow ? own(exchange, request, local, api, body) : notFound();
        return before.answer(request, own).orElse(own);
    }

    private static boolean isItem(String word) {
        return !word.equals("search") && !word.equals("import");
    }

    private Reply own(HttpExchange exchange, String request, String local, String api, String body) {
        if (local.equals("/metrics")) {
            return Reply.text(200, "text/plain; version=0.0.4", "http_requests_total{handler=\"/\"} 1\nother 2\n");
        }
        if (local.equals(prefix + "/openapi.json") && hasDocument) {
            return Reply.json(200, document());
        }
        if (local.equals("/") || local.endsWith("/health")) {
            return Reply.json(200, object().put("status", "healthy").put("docs", prefix + "/docs"));
        }
        if (!local.startsWith(prefix + "/") || !api.matches("/(auth|projects|contexts|llm)\\b.*")) {
            return notFound();
        }
        boolean isPublic =
                List.of("/auth/login", "/auth/register", "/auth/refresh").contains(api);
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (!isPublic && !"Bearer opaque".equals(token)) {
            return Reply.json(403, object().put("detail", "Not authenticated"));
        }
        return api(request, api, body);
    }

    private Reply api(String request, String api, String body) {
        return switch (request) {
            case "POST /auth/login" -> {
                email = read(body).path("email").asText();
                yield read(body).path("password").asText().equals(PASSWORD)
                        ? Reply.json(200, shape.tokens(email, "opaque"))
                        : Reply.json(401, object().put("detail", "Incorrect email or password"));
            }
            case "POST /auth/register" ->
                read(body).path("email").asText().equals(email)
                        ? Reply.json(409, object().put("detail", "Email address is already in use"))
                        : Reply.json(201, shape.tokens(read(body).path("email").asText(), "opaque"));
            case "POST /auth/refresh" ->
                read(body).has(shape.name("refreshToken"))
                        ? Reply.json(200, shape.tokens(email, "opaque"))
                        : invalid("refresh_token");
            case "POST /auth/change-password" ->
                Reply.json(400, object().put("detail", "Current password is incorrect"));
            case "POST /auth/logout" -> Reply.json(200, shape.nothing());
            case "GET /auth/me", "PATCH /auth/profile" -> Reply.json(200, shape.one(shape.user(email)));
            case "POST /llm/complete" ->
                Reply.json(200, object().put("content", "yes").put("model", "other"));
            case "POST /llm/stream" ->
                Reply.text(200, "text/event-stream", "data: {\"content\":\"yes\"}\n\ndata: [DONE]\n\n");
            default -> items(request, api, body);
        };
    }

    private Reply items(String request, String api, String body) {
        Matcher item = ITEM.matcher(api);
        boolean hasId = item.matches() && isItem(item.group(2));
        Map<String, ObjectNode> kept = api.startsWith("/projects") ? projects : contexts;
        if (hasId && !kept.containsKey(item.group(2))) {
            return Reply.json(404, object().put("detail", "Item not found"));
        }
        if (hasId) {
            return item(request, kept, item.group(2), body);
        }
        if (request.equals("POST /contexts/import")) {
            return created(contexts, imported(body));
        }
        if (request.equals("GET /contexts/search")) {
            return Reply.json(200, shape.rows(List.copyOf(contexts.values())));
        }
        if (!api.equals("/projects" + shape.slash()) && !api.equals("/contexts" + shape.slash())) {
            return Reply.text(307, "text/plain", "").with("Location", prefix + api + shape.slash());
        }
        return request.startsWith("GET ")
                ? Reply.json(200, shape.rows(List.copyOf(kept.values())))
                : kept == contexts && !read(body).has(shape.name("projectId"))
                        ? invalid("project_id")
                        : created(kept, read(body));
    }

    private Reply item(String request, Map<String, ObjectNode> kept, String id, String body) {
        ObjectNode found = Objects.requireNonNull(kept.get(id));
        return switch (request.replaceFirst(" .*\\{id}", " ")) {
            case "GET " -> Reply.json(200, shape.one(found));
            case "PATCH " -> Reply.json(200, shape.one(found.setAll(read(body))));
            case "DELETE " -> {
                kept.remove(id);
                yield shape.deleted() == 204 ? Reply.text(204, "text/plain", "") : Reply.json(200, shape.nothing());
            }
            case "POST /duplicate" -> created(kept, found.deepCopy().setAll(read(body)));
            case "GET /export" -> Reply.json(200, found);
            default -> notFound();
        };
    }

    private Reply created(Map<String, ObjectNode> kept, ObjectNode item) {
        String id = "id-" + ++ids;
        kept.put(id, item.deepCopy().put("id", id));
        return Reply.json(shape.created(), shape.one(kept.get(id)));
    }

    private static ObjectNode imported(String multipart) {
        Map<String, String> parts = new LinkedHashMap<>();
        PART.matcher(multipart).results().forEach(part -> parts.put(part.group(1), part.group(2)));
        return read(parts.getOrDefault("file", "{}"));
    }

    /** Fields and parameters are named where the contract's spelling is not the platform's. */
    private ObjectNode document() {
        ObjectNode document = object().put("openapi", "3.1.0");
        document.putObject("info").put("title", "Fake").put("version", "0.1.0");
        ObjectNode paths = document.putObject("paths");
        for (Endpoint endpoint : ENDPOINTS) {
            String path = endpoint.path().replaceFirst("^/api/v1", prefix);
            boolean isList = path.matches(".*/(projects|contexts)");
            ObjectNode operation = paths.withObjectProperty(path + (isList ? shape.slash() : ""))
                    .putObject(endpoint.method().toLowerCase(Locale.ROOT));
            ObjectNode fields = operation
                    .putObject("requestBody")
                    .putObject("content")
                    .putObject("application/json")
                    .putObject("schema")
                    .putObject("properties");
            List.of("projectId", "refreshToken", "currentPassword", "newPassword")
                    .forEach(name -> fields.putObject(shape.name(name)));
            List<String> parameters = new ArrayList<>(shape.paging());
            parameters.add(shape.name("projectId"));
            parameters.forEach(name -> operation
                    .withArrayProperty("parameters")
                    .addObject()
                    .put("in", "query")
                    .put("name", name));
        }
        if (!basePath.isEmpty()) {
            document.putArray("servers").addObject().put("url", basePath);
        }
        return document;
    }

    private static Reply notFound() {
        return Reply.json(404, object().put("detail", "Not Found"));
    }

    private static Reply invalid(String field) {
        ObjectNode error = object();
        error.putArray("detail")
                .addObject()
                .put("msg", "Field required")
                .putArray("loc")
                .add("body")
                .add(field);
        return Reply.json(422, error);
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
