package mobius.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mobius.config.PlatformSettings;
import mobius.config.SettingsReader;

/** A platform that keeps what it is sent in memory, in one of three shapes, and misbehaves as a test wants. */
final class FakePlatform implements AutoCloseable {

    static final String PASSWORD = "correct-horse-battery";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "/api/v1";
    private static final int LARGEST_PAGE = 20;

    /** What it looks like from outside. */
    enum Shape {
        /** Arrays in data, no pages, no metadata of projects, no document, 200 for everything. */
        CLIENT,
        /** Items and totals in data, numbered pages of at most 20 rows, 201 and 202, a document. */
        GUIDELINE,
        /** Bare, in snake_case, with numbers as ids, slashes, skip and limit, 201 and 204, and no token for a registration. */
        PLAN
    }

    /** What is wrong with it. */
    enum Fault {
        NONE,
        PROJECTS_AS_HTML,
        PROJECTS_EMPTY_BODY,
        PROJECTS_OF_TEXTS,
        PROJECTS_IN_AN_UNKNOWN_PLACE,
        CONTEXTS_UNREADABLE,
        CONTEXTS_OF_ALL_PROJECTS,
        TOTAL_TOO_LARGE,
        PROJECTS_NEVER_SHOWN,
        CONTEXTS_NEVER_SHOWN,
        TAGS_LOST,
        CONTEXT_METADATA_LOST,
        DESCRIPTIONS_CHANGED,
        CUT_AT_TWO_ROWS,
        REDIRECTED_ELSEWHERE,
        TRICKLING,
        NEVER_AUTHORIZED,
        EVERY_TENTH_THROTTLED,
        HOST_REFUSED,
        ERROR_WITH_STATUS_200,
        NO_TOKEN
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Shape shape;
    private final Map<String, String> users = new LinkedHashMap<>();
    private final List<ObjectNode> projects = new ArrayList<>();
    private final List<ObjectNode> contexts = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private String forgotten = "";
    private Fault fault = Fault.NONE;
    private long silentAfter = Long.MAX_VALUE;
    private long writes;
    private int lastId;

    FakePlatform(Shape shape) throws IOException {
        this.shape = shape;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    PlatformSettings settings() {
        return SettingsReader.read(
                        Map.of(
                                "mobius.target.limits.injector-is-exempt", "true",
                                "mobius.target.limits.account.per-minute", "1000000",
                                "mobius.target.limits.account.per-hour", "1000000",
                                "mobius.target.timeouts.quick", "3 s",
                                "mobius.target.timeouts.standard", "3 s"),
                        Map.of())
                .target()
                .at(URI.create(url()));
    }

    synchronized void become(Fault broken) {
        fault = broken;
    }

    /** Leaves a path out of its document. */
    synchronized void forget(String path) {
        forgotten = path;
    }

    /** Stores that many more things, the last one without an answer, and answers nothing more, as if it had been killed. */
    synchronized void dieAfter(long moreWrites) {
        silentAfter = writes + moreWrites;
    }

    synchronized void live() {
        silentAfter = Long.MAX_VALUE;
    }

    /** Adds a project of an account, and gives its id. */
    synchronized String addProject(String email, String name, List<String> tags) {
        ObjectNode project = JSON.createObjectNode().put("name", name);
        project.set("tags", JSON.valueToTree(tags));
        return store(projects, project.put("owner", email));
    }

    /** Adds a context to a project. */
    synchronized void addContext(String project, String name, Map<String, Object> metadata) {
        ObjectNode context = JSON.createObjectNode().put("name", name).put("project", project);
        context.put("version", "1.0.0").put("description", "of others").set("metadata", JSON.valueToTree(metadata));
        store(contexts, context);
    }

    synchronized void addUser(String email) {
        users.putIfAbsent(email, "user-" + (users.size() + 1));
    }

    /** Every row that is stored, as it is stored. */
    synchronized List<String> rows() {
        return Stream.concat(projects.stream(), contexts.stream())
                .map(JsonNode::toString)
                .sorted()
                .toList();
    }

    /** What each account holds, as {@link ExpectedState#holdings} has it. */
    synchronized Map<String, List<String>> holdings() {
        Map<String, List<String>> all = new TreeMap<>();
        users.keySet().forEach(email -> all.put(email, new ArrayList<>()));
        for (ObjectNode project : projects) {
            List<String> lines = all.computeIfAbsent(project.path("owner").asText(), email -> new ArrayList<>());
            lines.add(Holding.project(project));
            contexts.stream()
                    .filter(context -> context.path("project").equals(project.path("id")))
                    .forEach(context ->
                            lines.add(Holding.context(project.path("name").asText(), context)));
        }
        all.values().forEach(lines -> lines.sort(null));
        return all;
    }

    /** Method and path of each request. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized long count(String prefix) {
        return requests.stream().filter(request -> request.startsWith(prefix)).count();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Reply reply;
        synchronized (this) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            boolean wasSilent = writes >= silentAfter;
            reply = wasSilent ? Reply.NONE : reply(exchange, body);
            reply = writes >= silentAfter ? Reply.NONE : reply;
        }
        try (exchange) {
            if (reply.equals(Reply.NONE)) {
                return;
            }
            if (reply.equals(Reply.TRICKLE)) {
                trickle(exchange);
                return;
            }
            send(exchange, reply);
        }
    }

    /** @param location empty for none */
    private record Reply(int status, String type, String body, String location) {

        static final Reply NONE = new Reply(0, "", "", "");
        static final Reply TRICKLE = new Reply(0, "", "trickle", "");

        static Reply json(int status, JsonNode body) {
            return new Reply(status, "application/json", body.toString(), "");
        }

        static Reply text(int status, String type, String body) {
            return new Reply(status, type, body, "");
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        if (!reply.location().isEmpty()) {
            exchange.getResponseHeaders().set("Location", reply.location());
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            for (int i = 0; i < 1_000 && !closing.await(20, TimeUnit.MILLISECONDS); i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(HttpExchange exchange, String body) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        if (fault == Fault.HOST_REFUSED) {
            return Reply.text(400, "text/plain", "Invalid host header");
        }
        if (path.equals(PREFIX + "/openapi.json")) {
            return shape == Shape.CLIENT ? error(404, "Not Found") : Reply.json(200, document());
        }
        if (fault == Fault.EVERY_TENTH_THROTTLED && requests.size() % 10 == 0) {
            return Reply.text(
                    429,
                    "application/json",
                    "{\"error\":{\"code\":\"RATE_LIMIT_EXCEEDED\",\"details\":{\"retry_after\":7}}}");
        }
        String bare = path.substring(PREFIX.length());
        boolean isCollection = bare.matches("/(projects|contexts)/?");
        if (shape == Shape.PLAN && isCollection && !bare.endsWith("/")) {
            return new Reply(307, "text/plain", "", url() + path + "/");
        }
        bare = bare.replaceFirst("/$", "");
        if (bare.startsWith("/auth/")) {
            return authenticate(bare, JSON.readTree(body));
        }
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replace("Bearer token of ", "");
        if (!users.containsKey(token) || fault == Fault.NEVER_AUTHORIZED) {
            return error(401, "Invalid or expired token");
        }
        if (fault == Fault.REDIRECTED_ELSEWHERE && isCollection) {
            return new Reply(307, "text/plain", "", "http://elsewhere.invalid" + path);
        }
        boolean ofProjects = bare.startsWith("/projects");
        return isCollection
                ? method.equals("GET")
                        ? ofProjects ? listProjects(token, query(exchange)) : listContexts(query(exchange))
                        : create(ofProjects, token, JSON.readTree(body))
                : one(method, ofProjects ? projects : contexts, bare.substring(bare.lastIndexOf('/') + 1));
    }

    private JsonNode document() {
        ObjectNode document = FakeDocument.of(shape);
        ((ObjectNode) document.path("paths")).remove(forgotten);
        return document;
    }

    private Reply authenticate(String path, JsonNode body) {
        String email = body.path("email").asText();
        boolean registers = path.equals("/auth/register");
        if (registers && users.containsKey(email)) {
            return switch (shape) {
                case CLIENT -> error(409, "taken");
                case GUIDELINE -> error(400, "taken");
                case PLAN -> error(422, "taken");
            };
        }
        if (!registers
                && !(users.containsKey(email) && body.path("password").asText().equals(PASSWORD))) {
            return error(shape == Shape.PLAN ? 400 : 401, "Incorrect email or password");
        }
        addUser(email);
        ObjectNode user = JSON.createObjectNode().put("email", email).put("id", users.get(email));
        if (registers && shape == Shape.PLAN) {
            return Reply.json(201, user);
        }
        ObjectNode session = JSON.createObjectNode();
        session.set("user", user);
        if (fault != Fault.NO_TOKEN) {
            session.put(shape == Shape.PLAN ? "access_token" : "token", "token of " + email);
        }
        return Reply.json(registers ? created() : 200, wrapped(session));
    }

    private Reply create(boolean ofProjects, String owner, JsonNode sent) {
        if (fault == Fault.ERROR_WITH_STATUS_200) {
            return Reply.text(200, "application/json", "{\"success\":false,\"error\":{\"message\":\"disk full\"}}");
        }
        ObjectNode row = (ObjectNode) sent;
        if (!ofProjects) {
            String name = shape == Shape.PLAN ? "project_id" : "projectId";
            if (!row.has(name)) {
                return error(422, name + " is missing");
            }
            row.set("project", row.remove(name));
        }
        store(ofProjects ? projects : contexts, row.put("owner", owner));
        writes++;
        return Reply.json(created(), wrapped(shown(ofProjects, row)));
    }

    private String store(List<ObjectNode> rows, ObjectNode row) {
        String id = String.valueOf(++lastId);
        rows.add(row.put("id", id));
        return id;
    }

    private Reply listProjects(String owner, Map<String, String> query) {
        return switch (fault) {
            case PROJECTS_AS_HTML -> Reply.text(200, "text/html", "<!doctype html><title>Mobius</title>");
            case PROJECTS_EMPTY_BODY -> Reply.text(200, "application/json", "");
            case PROJECTS_OF_TEXTS -> Reply.text(200, "application/json", "{\"data\":[\"atlas\"]}");
            case PROJECTS_IN_AN_UNKNOWN_PLACE -> Reply.text(200, "application/json", "{\"projects\":[]}");
            case TRICKLING -> Reply.TRICKLE;
            default -> list(projectsOf(owner), query);
        };
    }

    private List<JsonNode> projectsOf(String owner) {
        return projects.stream()
                .filter(project -> project.path("owner").asText().equals(owner))
                .filter(project -> fault != Fault.PROJECTS_NEVER_SHOWN)
                .<JsonNode>map(project -> shown(true, project))
                .toList();
    }

    private Reply listContexts(Map<String, String> query) {
        if (fault == Fault.CONTEXTS_UNREADABLE) {
            return Reply.text(200, "application/json", "{\"data\":{\"count\":0}}");
        }
        String project = query.getOrDefault(shape == Shape.PLAN ? "project_id" : "projectId", "");
        List<JsonNode> rows = contexts.stream()
                .filter(context -> fault == Fault.CONTEXTS_OF_ALL_PROJECTS
                        || context.path("project").asText().equals(project))
                .filter(context -> fault != Fault.CONTEXTS_NEVER_SHOWN)
                .<JsonNode>map(context -> shown(false, context))
                .toList();
        return list(rows, query);
    }

    private Reply list(List<JsonNode> all, Map<String, String> query) {
        ArrayNode rows = JSON.createArrayNode();
        int limit = Math.min(LARGEST_PAGE, Integer.parseInt(query.getOrDefault("limit", "20")));
        long from = switch (shape) {
            case CLIENT -> 0;
            case GUIDELINE -> (Integer.parseInt(query.getOrDefault("page", "1")) - 1L) * limit;
            case PLAN -> Long.parseLong(query.getOrDefault("skip", "0"));
        };
        int most = fault == Fault.CUT_AT_TWO_ROWS ? 2 : shape == Shape.CLIENT ? all.size() : limit;
        all.stream().skip(from).limit(most).forEach(rows::add);
        int total = all.size() + (fault == Fault.TOTAL_TOO_LARGE ? 3 : 0);
        ObjectNode page = JSON.createObjectNode();
        page.set("items", rows);
        page.put("total", total);
        return Reply.json(200, shape == Shape.CLIENT ? wrapped(rows) : wrapped(page));
    }

    private Reply one(String method, List<ObjectNode> rows, String id) {
        for (Iterator<ObjectNode> all = rows.iterator(); all.hasNext(); ) {
            ObjectNode row = all.next();
            if (row.path("id").asText().equals(id) && method.equals("DELETE")) {
                all.remove();
                contexts.removeIf(context ->
                        rows == projects && context.path("project").asText().equals(id));
                return Reply.text(shape == Shape.CLIENT ? 200 : shape == Shape.GUIDELINE ? 202 : 204, "text/plain", "");
            }
            if (row.path("id").asText().equals(id)) {
                return Reply.json(200, wrapped(shown(rows == projects, row)));
            }
        }
        return error(404, "not found");
    }

    /** A row as this shape shows it. */
    private ObjectNode shown(boolean isProject, ObjectNode row) {
        ObjectNode shown = row.deepCopy();
        boolean snake = shape == Shape.PLAN;
        if (isProject) {
            shown.put(
                    snake ? "owner_id" : "ownerId", users.get(row.path("owner").asText()));
            if (shape == Shape.CLIENT) {
                shown.remove("metadata");
            }
            if (fault == Fault.TAGS_LOST) {
                shown.putArray("tags");
            }
        } else {
            shown.set(snake ? "project_id" : "projectId", row.path("project"));
            if (fault == Fault.CONTEXT_METADATA_LOST) {
                shown.putObject("metadata");
            }
            if (fault == Fault.DESCRIPTIONS_CHANGED) {
                shown.put("description", "cut");
            }
        }
        if (snake) {
            shown.put("id", row.path("id").asInt());
            shown.put(
                    "context_count",
                    contexts.stream()
                            .filter(context -> context.path("project").equals(row.path("id")))
                            .count());
        }
        shown.remove(List.of("owner", "project"));
        return shown;
    }

    private JsonNode wrapped(JsonNode value) {
        return shape == Shape.PLAN ? value : JSON.createObjectNode().set("data", value);
    }

    private int created() {
        return shape == Shape.CLIENT ? 200 : 201;
    }

    private static Reply error(int status, String detail) {
        return Reply.json(status, JSON.createObjectNode().put("detail", detail));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> parameters = new TreeMap<>();
        String query = exchange.getRequestURI().getQuery();
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return parameters;
    }
}
