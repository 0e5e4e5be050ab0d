package mobius.seed.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mobius.config.PlatformSettings;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.contract.Paging;
import mobius.contract.ServedApi;
import mobius.http.Origin;
import mobius.http.WebClient;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.http.WebResponse;

/** The paths, parameters and fields of requests as this platform names them. */
public final class Routes {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 16 << 20;
    private static final String REMEDY = "start the platform there, or set mobius.target.base-url to its address";

    private final ServedApi api;
    private final String document;

    private Routes(ServedApi api, String document) {
        this.api = api;
        this.document = document;
    }

    /** The names of the contract, for a platform that publishes no OpenAPI document. */
    public static Routes assumed(PlatformSettings settings) {
        return new Routes(ServedApi.assumed(Contract.load(), settings.apiPrefix()), "");
    }

    /**
     * Reads the names from the platform's OpenAPI document, and uses those of the contract if there is no readable document.
     *
     * @param base the URL of the platform's root
     * @throws SeedingException if the platform cannot be reached, or refuses the host name
     */
    public static Routes of(URI base, PlatformSettings settings) throws InterruptedException {
        URI place = Origin.url(base, settings.apiPrefix() + "/openapi.json");
        try {
            WebResponse response = new WebClient(MOST_BYTES).send(WebRequest.get(place), PATIENCE);
            if (response.refusesHost()) {
                throw new SeedingException(place + " " + response.advice(REMEDY));
            }
            return response.isOk()
                    ? new Routes(ServedApi.of(Contract.load(), settings.apiPrefix(), response.text()), place.toString())
                    : assumed(settings);
        } catch (WebFailure failure) {
            throw new SeedingException(place + " " + failure.advice(REMEDY));
        } catch (IllegalArgumentException noDocument) {
            return assumed(settings);
        }
    }

    /**
     * Checks that the platform serves endpoints, and that it can filter contexts by project.
     *
     * @param endpoints by the names of the contract, such as {@code POST /projects}
     * @throws SeedingException with the names of the endpoints that are missing
     */
    public void require(String... endpoints) {
        List<String> missing = List.of(endpoints).stream()
                .filter(name -> !api.serves(endpoint(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new SeedingException(document + " does not have " + String.join(", ", missing)
                    + ", which is required; set mobius.target.api-prefix to the prefix of the platform's"
                    + " endpoints, or deploy a build that serves them");
        }
        if (api.ignores(endpoint("GET /contexts"), "projectId")) {
            throw new SeedingException(document + " does not have the parameter projectId of GET /contexts, so the"
                    + " contexts of a project cannot be found; deploy a build that accepts it");
        }
    }

    /**
     * The path of an endpoint without path parameters.
     *
     * @param endpoint its name in the contract, such as {@code POST /projects}
     */
    public String path(String endpoint) {
        return api.path(endpoint(endpoint));
    }

    /** The path of an endpoint with an id in place of its path parameter. */
    public String path(String endpoint, String id) {
        return path(endpoint).replaceFirst("\\{[^}]*}", encoded(id));
    }

    /** The path of an endpoint with a query. */
    public String path(String endpoint, Map<String, String> query) {
        String text = query.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return path(endpoint) + (text.isEmpty() ? "" : "?" + text);
    }

    /** How the platform pages this list. */
    public Paging paging(String endpoint) {
        return api.paging(endpoint(endpoint));
    }

    /**
     * The platform's name of a query parameter, which may be {@code projectId} or {@code project_id}.
     *
     * @param camelCase the name in the contract
     */
    public String parameter(String endpoint, String camelCase) {
        return api.parameter(endpoint(endpoint), camelCase);
    }

    /**
     * The platform's name of a field in a request body.
     *
     * @param camelCase the name in the contract
     * @param otherwise the name to use if the platform publishes none
     */
    public String field(String endpoint, String camelCase, String otherwise) {
        return api.isKnown() ? api.field(endpoint(endpoint), camelCase) : otherwise;
    }

    private Endpoint endpoint(String name) {
        return api.contract()
                .endpoint(name)
                .orElseThrow(() -> new IllegalStateException("the contract has no " + name));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
