package mobius.run.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.config.PlatformSettings;
import mobius.config.Settings;
import mobius.config.hocon.Secret;
import mobius.contract.Answer;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.contract.ServedApi;
import mobius.contract.SessionTokens;
import mobius.contract.UnexpectedAnswer;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.http.WebResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Examines a platform before the load, with at most ten requests: what it serves and under which names, by its OpenAPI document,
 * and whether an account of the feeders can sign in, has projects, and can search and open contexts.
 */
public final class PlatformSurvey {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformSurvey.class);
    private static final String SIGN_IN = "POST /auth/login";
    private static final int PAGE = 5;

    private final Settings settings;
    private final PlatformSettings target;
    private final PlatformClient platform;
    private final List<String> problems = new ArrayList<>();
    private ServedApi served;

    /**
     * The result.
     *
     * @param served operations of the platform, as far as they are known
     * @param problems reasons not to send load, a sentence each
     */
    public record Outcome(ServedApi served, List<String> problems) {}

    /** Raised if a rate limiter rejects the requests. */
    private static final class Refused extends IOException {

        @Serial
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    public PlatformSurvey(Settings settings, PlatformClient platform) {
        this.settings = settings;
        this.target = settings.target();
        this.platform = platform;
        this.served = ServedApi.assumed(Contract.load(), target.apiPrefix());
    }

    /** Reads the document only. */
    public Outcome ofDocument() {
        readDocument();
        return new Outcome(served, List.copyOf(problems));
    }

    /**
     * Reads the document, and requests the data of an account.
     *
     * @param email of an account of the feeders
     * @param requests the names of the requests of the load: only what it needs is examined
     */
    public Outcome ofDocumentAndData(String email, Secret password, Set<String> requests) {
        readDocument();
        if (problems.isEmpty() && requests.contains(SIGN_IN) && serves(SIGN_IN)) {
            try {
                askForData(email, password, requests);
            } catch (UnexpectedAnswer unexpected) {
                problems.add(platform.at("") + ": " + unexpected.getMessage()
                        + "; the suite does not know this shape: compare it with bin/mobius check, and with"
                        + " config/openapi.json");
            } catch (Refused refused) {
                problems.add(platform.at("") + ": " + refused.getMessage());
            } catch (WebFailure failure) {
                problems.add(platform.at("") + " " + failure.advice("run bin/mobius check"));
            } catch (IOException stopped) {
                problems.add("The platform did not answer before the interruption (" + stopped.getMessage() + ")");
            }
        }
        return new Outcome(served, List.copyOf(problems));
    }

    private void readDocument() {
        String path = target.apiPrefix() + "/openapi.json";
        try {
            WebResponse response = platform.get(path, target.answerWithin());
            if (!response.isOk()) {
                unpublished(path, response.statusReason());
                return;
            }
            ServedApi published = ServedApi.of(served.contract(), target.apiPrefix(), response.text());
            if (published.servesNothingUnderItsPrefix()) {
                ServedApi.likelyPrefix(served.contract(), response.text())
                        .ifPresentOrElse(this::wrongPrefix, () -> served = published);
            } else {
                served = published;
            }
        } catch (IllegalArgumentException | IOException unreadable) {
            unpublished(path, String.valueOf(unreadable.getMessage()));
        }
    }

    private void unpublished(String path, String reason) {
        LOG.info(
                "{} {}: the platform is assumed to serve the whole of config/openapi.json.", platform.at(path), reason);
    }

    private void wrongPrefix(String prefix) {
        problems.add("mobius.target.api-prefix is \"" + target.apiPrefix() + "\", and " + platform.at("")
                + " serves its API under \"" + prefix
                + "\" by its own OpenAPI document; set mobius.target.api-prefix to that");
    }

    private void askForData(String email, Secret password, Set<String> requests) throws IOException {
        Answer entry = ask(SIGN_IN, Map.of(), Optional.empty(), Optional.of(credentials(email, password)));
        if (!entry.isSuccess()) {
            problems.add(notLetIn(entry, email));
            return;
        }
        String token =
                SessionTokens.of(entry, Instant.now(), target.tokenLifetime()).access();
        if (requests.contains("GET /projects") && serves("GET /projects")) {
            List<JsonNode> projects = rows("GET /projects", token, page("GET /projects"));
            if (projects.isEmpty()) {
                problems.add("The account " + email + " has no projects on " + platform.at("")
                        + ", but users begin with" + " one of theirs; " + seed());
                return;
            }
            askForContexts(Answer.id(projects.get(0)).orElse(""), token, requests);
        }
        askForMatches(token, requests);
    }

    private void askForContexts(String project, String token, Set<String> requests) throws IOException {
        if (requests.contains("GET /contexts") && serves("GET /contexts")) {
            rows("GET /contexts", token, Map.of(served.parameter(endpoint("GET /contexts"), "projectId"), project));
        }
    }

    private void askForMatches(String token, Set<String> requests) throws IOException {
        String search = "GET /contexts/search";
        if (!requests.contains(search) || !serves(search)) {
            return;
        }
        List<JsonNode> contexts = rows(search, token, page(search));
        Optional<String> id =
                contexts.stream().flatMap(row -> Answer.id(row).stream()).findFirst();
        String open = "GET /contexts/{id}";
        if (id.isPresent() && serves(open)) {
            Answer opened = ask(open, Map.of(), Optional.of(token), Optional.empty(), id.get());
            if (!opened.isSuccess() || !opened.id().equals(id.get())) {
                throw opened.unexpected("another context than " + id.get());
            }
        }
    }

    private Map<String, String> page(String name) {
        return served.paging(endpoint(name)).page(0, PAGE);
    }

    private List<JsonNode> rows(String name, String token, Map<String, String> query) throws IOException {
        Answer answer = ask(name, query, Optional.of(token), Optional.empty());
        if (answer.isThrottled()) {
            throw new Refused(
                    name + " answered 429 (" + answer.reason() + "): its limiter refuses a handful of requests;"
                            + " set mobius.target.limits to its limits, have the operators exempt the injector, or wait");
        }
        if (!answer.isSuccess()) {
            throw answer.unexpected("no list (" + answer.reason() + ")");
        }
        return answer.rows();
    }

    /** Follows a redirect on the same host, once, so that the load is sent to its target. */
    private Answer ask(
            String name, Map<String, String> query, Optional<String> token, Optional<String> body, String... ids)
            throws IOException {
        Endpoint endpoint = endpoint(name);
        String template = served.path(endpoint);
        String path = ids.length == 0 ? template : template.replaceFirst("\\{[^}]*}", encoded(ids[0]));
        String whole = path
                + (query.isEmpty()
                        ? ""
                        : query.entrySet().stream()
                                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                                .collect(Collectors.joining("&", "?", "")));
        WebRequest request = WebRequest.of(endpoint.method(), platform.at(whole));
        WebRequest withToken = token.map(request::withToken).orElse(request);
        WebResponse response = platform.send(
                body.map(withToken::withJson).orElse(withToken),
                target.timeouts().standard());
        if (ids.length == 0) {
            learnPath(endpoint, template, response.url());
        }
        return Answer.of(name, response.status(), response::header, response.text());
    }

    /** Applies the target of a redirect to all endpoints of a path. */
    private void learnPath(Endpoint endpoint, String asked, URI answered) {
        String base = platform.at("").getRawPath();
        String path = answered.getRawPath();
        String found = path.startsWith(base) ? path.substring(base.length()) : path;
        if (!found.equals(asked)) {
            for (Endpoint other : served.contract().endpoints()) {
                if (other.path().equals(endpoint.path())) {
                    served = served.at(other, found);
                }
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String notLetIn(Answer answer, String email) {
        String what = platform.at("") + ": " + SIGN_IN + " answered " + answer.status() + " for " + email + " ("
                + answer.reason() + ")";
        if (answer.isThrottled()) {
            return what + ": its limiter refuses even one sign-in; have the operators exempt the injector, or wait";
        }
        return answer.status() / 100 == 4
                ? what + ": the accounts of the feeders do not exist, or have another password than MOBIUS_PASSWORD; "
                        + seed()
                : what + "; see the platform's log for the reason";
    }

    private String seed() {
        return "run bin/mobius seed --environment " + settings.environment();
    }

    private static String credentials(String email, Secret password) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return body.put("email", email).put("password", password.reveal()).toString();
    }

    private boolean serves(String name) {
        return served.serves(endpoint(name));
    }

    private Endpoint endpoint(String name) {
        return served.contract()
                .endpoint(name)
                .orElseThrow(() -> new IllegalStateException("config/openapi.json has no endpoint " + name));
    }
}
