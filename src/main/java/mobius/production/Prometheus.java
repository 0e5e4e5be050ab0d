package mobius.production;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobius.config.hocon.Secret;
import mobius.config.hocon.Secrets;
import mobius.http.WebClient;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.http.WebResponse;
import mobius.text.TextSanitizer;

/**
 * A client of the HTTP API of Prometheus (https://prometheus.io/docs/prometheus/latest/querying/api/). Every failure is a
 * {@link ProductionException} whose message names the server and, if the server gives one, its reason. Not thread-safe.
 */
public final class Prometheus {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_BYTES = 32 << 20;
    private static final double MILLIS_PER_SECOND = 1_000;

    /** The length of the server's own texts in messages, in characters. */
    private static final int MOST_OF_A_REASON = 300;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrometheusUrl url;
    private final Optional<Secret> authorization;
    private final Duration patience;
    private final WebClient http;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> ownWarnings = new LinkedHashSet<>();

    /**
     * Creates a client with the credentials in the environment.
     *
     * @throws ProductionException if the URL names a user, and the environment has no password
     */
    public static Prometheus at(PrometheusUrl url, Secrets secrets) {
        return new Prometheus(url, authorization(url, secrets), PATIENCE, MOST_BYTES);
    }

    Prometheus(PrometheusUrl url, Optional<Secret> authorization, Duration patience, int mostBytes) {
        this.url = url;
        this.authorization = authorization;
        this.patience = patience;
        this.http = new WebClient(mostBytes);
    }

    /**
     * The value of the Authorization header: basic authentication if the URL names a user, otherwise the bearer token, if there
     * is one.
     */
    private static Optional<Secret> authorization(PrometheusUrl url, Secrets secrets) {
        if (url.user().isEmpty()) {
            return secrets.prometheusToken().map(token -> new Secret("Bearer " + token.reveal()));
        }
        String password = secrets.prometheusPassword()
                .orElseThrow(() ->
                        new ProductionException("--prometheus names a user; export MOBIUS_PROMETHEUS_PASSWORD=..."))
                .reveal();
        byte[] pair = (url.user().get() + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of(new Secret("Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    /** The URL of the server. */
    public PrometheusUrl url() {
        return url;
    }

    /** What it has itself warned of so far, for example that a part of its stores did not answer. */
    Set<String> ownWarnings() {
        return Collections.unmodifiableSet(ownWarnings);
    }

    /**
     * The warnings of the server so far, for example that a part of its stores did not respond, and values that were left out.
     */
    public Set<String> warnings() {
        return Collections.unmodifiableSet(warnings);
    }

    /**
     * Returns the value of each series at a moment.
     *
     * @throws ProductionException if the server does not return it
     */
    List<Series> query(String query, Instant at) {
        return ask("query", Map.of("query", query, "time", seconds(at)));
    }

    /** What its clock shows. */
    Instant clock() {
        return ask("query", Map.of("query", "vector(time())")).stream()
                .map(now -> Instant.ofEpochMilli(Math.round(MILLIS_PER_SECOND * now.last())))
                .findFirst()
                .orElseThrow(() -> refusal("returned no time; check the URL"));
    }

    /**
     * Returns the values of each series between two moments, both inclusive.
     *
     * @throws ProductionException if the server does not return them
     */
    List<Series> query(String query, Instant from, Instant to, Duration step) {
        return ask(
                "query_range",
                Map.of("query", query, "start", seconds(from), "end", seconds(to), "step", step.toSeconds() + "s"));
    }

    /** Sends a query and reads its series. Warnings are collected, and a refusal is an exception with the server's reason. */
    private List<Series> ask(String call, Map<String, String> parameters) {
        WebResponse answer = answer(url.of(call, parameters));
        JsonNode json = json(answer);
        if (!json.path("status").asText().equals("success")) {
            String type = plain(json.path("errorType").asText("no type"));
            throw refusal(String.format(
                    Locale.ROOT,
                    "refuses (status %d, %s): %s",
                    answer.status(),
                    type,
                    plain(json.path("error").asText("no reason given"))));
        }
        json.path("warnings").forEach(warning -> ownWarnings.add(plain(warning.asText())));
        warnings.addAll(ownWarnings);
        try {
            SeriesReader reader = new SeriesReader();
            List<Series> series = reader.read(json.path("data"));
            if (reader.unknown() > 0) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "%d values of %s are not finite numbers and are left out",
                        reader.unknown(),
                        parameters.get("query")));
            }
            return series;
        } catch (IllegalArgumentException unexpected) {
            throw new ProductionException(sentence(plain(String.valueOf(unexpected.getMessage()))), unexpected);
        }
    }

    private WebResponse answer(URI address) {
        WebRequest request = WebRequest.get(address).with("Accept", "application/json");
        try {
            return http.send(
                    authorization
                            .map(secret -> request.with("Authorization", secret.reveal()))
                            .orElse(request),
                    patience);
        } catch (WebFailure failed) {
            throw new ProductionException(
                    sentence(failed.advice("check the URL, and any proxy in front of Prometheus")), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProductionException(sentence("did not answer before the command was interrupted"), stopped);
        }
    }

    private JsonNode json(WebResponse answer) {
        try {
            JsonNode json = JSON.readTree(answer.text());
            if (json.isObject() && json.has("status")) {
                return json;
            }
        } catch (JsonProcessingException noJson) {
            throw new ProductionException(sentence(foreign(answer)), noJson);
        }
        throw refusal(foreign(answer));
    }

    /** Describes a response that is not from Prometheus, for example from a proxy, with the remedy. */
    private static String foreign(WebResponse answer) {
        String remedy = switch (answer.status()) {
            case 401, 403 ->
                "export MOBIUS_PROMETHEUS_TOKEN=... if it requires a bearer token; for a password, write the user into the"
                        + " URL and export MOBIUS_PROMETHEUS_PASSWORD=...";
            default -> "check the URL, and any proxy in front of Prometheus";
        };
        return answer.isOk()
                ? "does not answer like the API of Prometheus (%s); %s".formatted(answer.content(), remedy)
                : answer.advice(remedy);
    }

    private ProductionException refusal(String what) {
        return new ProductionException(sentence(what));
    }

    private String sentence(String what) {
        return "Prometheus at " + url + " " + what;
    }

    /** A text of the server as one line of limited length. */
    private static String plain(String text) {
        return TextSanitizer.line(text, MOST_OF_A_REASON);
    }

    private static String seconds(Instant moment) {
        return String.valueOf(moment.getEpochSecond());
    }
}
