package mobius.check;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobius.check.Requests.Exchange;
import mobius.config.PlatformSettings;
import mobius.config.hocon.Secret;
import mobius.contract.Contract;
import mobius.data.Mark;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.text.TextSanitizer;

/**
 * Sends every operation of the contract to a platform once, with one account, and compares the responses with what the suite
 * needs. Sends at most 100 requests, and removes what it created.
 */
public final class PlatformCheck {

    private static final Duration TIME = Duration.ofSeconds(60);
    private static final String HEALTH = "/health";

    private final PlatformSettings platform;
    private final Optional<Secret> token;
    private final MixNeeds mix;
    private final Who who;
    private final Optional<String> guard;
    private final Created.Pause pause;

    /**
     * The account of the check.
     *
     * @param email its address
     * @param password its password
     * @param isNew whether the check registers the account
     * @param mark of everything that the check creates
     */
    public record Who(String email, Secret password, boolean isNew, Mark mark) {}

    /**
     * Creates a check.
     *
     * @param platform with a base URL
     * @param token for a platform whose health and metrics are not public
     * @param mix the operations that the load needs
     * @param guard why nothing may be changed on this platform, in a few words; empty if changes are allowed
     */
    public PlatformCheck(
            PlatformSettings platform, Optional<Secret> token, MixNeeds mix, Who who, Optional<String> guard) {
        this(platform, token, mix, who, guard, time -> Thread.sleep(time.toMillis()));
    }

    PlatformCheck(
            PlatformSettings platform,
            Optional<Secret> token,
            MixNeeds mix,
            Who who,
            Optional<String> guard,
            Created.Pause pause) {
        this.platform = platform;
        this.token = token;
        this.mix = mix;
        this.who = who;
        this.guard = guard;
        this.pause = pause;
    }

    /**
     * Runs the check. The requests may take a minute, and the removal of what was created another, plus the time to wait for a
     * rate limit.
     *
     * @throws CheckStopped if the platform cannot be reached, or responds too slowly to find its API
     * @throws IllegalArgumentException if the settings have no base URL
     */
    public CheckReport run() throws InterruptedException {
        URI base = platform.baseUrl().orElseThrow(() -> new IllegalArgumentException("a platform without a URL"));
        Requests requests = new Requests(base, TIME);
        Exchange health = reach(requests);
        Contract contract = Contract.load();
        Discovery.Found found = discovered(requests, contract);
        Asker asker = new Asker(requests, found.api(), guard);
        return new Visit(requests, asker, found, health).report();
    }

    private Discovery.Found discovered(Requests requests, Contract contract) throws InterruptedException {
        try {
            return new Discovery(
                            requests,
                            contract,
                            platform.apiPrefix(),
                            platform.timeouts().quick())
                    .find();
        } catch (Requests.Spent spent) {
            throw new CheckStopped(requests.base() + " answers too slowly: " + spent.getMessage()
                    + "; see the platform's log for what delays the responses");
        }
    }

    /** Sends the first request, which shows whether the platform can be reached and accepts the host name. */
    private Exchange reach(Requests requests) throws InterruptedException {
        WebRequest request = WebRequest.get(requests.at(HEALTH));
        try {
            Exchange exchange = requests.send(request, platform.answerWithin());
            if (exchange.response().refusesHost()) {
                throw new CheckStopped(request + " " + exchange.response().reason() + "; " + Remedies.HOST);
            }
            return exchange;
        } catch (WebFailure failure) {
            throw new CheckStopped(request + " " + failure.reason() + "; " + Remedies.of(failure));
        }
    }

    /** One pass over the platform. */
    private final class Visit {

        private final Requests requests;
        private final Asker asker;
        private final Discovery.Found found;
        private final Exchange health;
        private final List<Section> sections = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private List<String> left = List.of();
        private boolean isSignedIn;

        Visit(Requests requests, Asker asker, Discovery.Found found, Exchange health) {
            this.requests = requests;
            this.asker = asker;
            this.found = found;
            this.health = health;
        }

        CheckReport report() throws InterruptedException {
            publicPages();
            sections.add(new Section("Document", found.notes()));
            sections.add(metrics());
            account();
            sections.add(new Section("Limits", limits()));
            sections.add(new Section("HTTP", http()));
            if (!notes.isEmpty()) {
                sections.add(new Section("Notes", notes));
            }
            Judgement judgement = new Judgement(asker, mix, found.problems(), who, isSignedIn);
            return new CheckReport(
                    judgement.rows(), sections, judgement.problems(), left, requests.sent(), requests.time());
        }

        private Section metrics() throws InterruptedException {
            try {
                return new MetricsProbe(requests, token, platform.timeouts().quick()).section();
            } catch (Requests.Spent spent) {
                return new Section("Metrics", List.of("Not sent: " + spent.getMessage() + "."));
            }
        }

        private Section realTime() throws InterruptedException {
            try {
                return new RealTimeProbe(
                                requests, asker.token(), platform.timeouts().quick())
                        .section();
            } catch (Requests.Spent spent) {
                return new Section("Real time", List.of("Not sent: " + spent.getMessage() + "."));
            }
        }

        private void publicPages() throws InterruptedException {
            Duration patience = platform.timeouts().quick();
            asker.ask(Ask.of("GET /", patience), Readings::object);
            asker.ask(Ask.of("GET /health", patience), Readings::health);
            asker.ask(Ask.of("GET /api/v1/health", patience), Readings::health);
        }

        /** Sends the requests that need an account. The WebSocket is tried even without a token. */
        private void account() throws InterruptedException {
            Session session = new Session(asker, platform.timeouts(), who.email(), who.password(), who.isNew());
            isSignedIn = session.begin();
            if (isSignedIn) {
                session.use();
                walk();
            }
            sections.add(realTime());
            if (isSignedIn) {
                session.end();
            }
        }

        /** Removes the created items even if a request fails or the thread is interrupted. */
        private void walk() throws InterruptedException {
            Created created = new Created(asker, requests, platform.timeouts(), pause);
            Walk walk = new Walk(asker, platform.timeouts(), who.mark(), created);
            try {
                walk.run();
            } finally {
                left = created.remove(walk.project());
            }
            notes.addAll(walk.notes());
            if (asker.mayWrite()) {
                notes.add(String.format(
                        Locale.ROOT,
                        "Created %d items with the mark %s and removed %d of them.",
                        created.count(),
                        who.mark().run(),
                        created.removed()));
            }
            if (who.isNew()) {
                notes.add("Registered " + who.email() + ", which remains: the platform cannot remove accounts.");
            }
        }

        /** The rate limits that responses have shown. */
        private List<String> limits() {
            List<String> lines = new ArrayList<>();
            requests.firstThrottled()
                    .ifPresent(first -> lines.add("429 for " + first
                            + ": have the operators exempt this machine's address (scrapes and health checks count, too),"
                            + " and set mobius.target.limits to the actual limits."));
            requests.limitHeaders().forEach((name, value) -> lines.add(name + ": " + value));
            return lines.isEmpty() ? List.of("None detected in " + requests.sent() + " requests.") : lines;
        }

        /** Properties of the HTTP server, from the response of the health check. */
        private List<String> http() {
            return List.of(
                    "Server: " + header("Server"),
                    "gzip: " + (header("Content-Encoding").contains("gzip") ? "yes" : "no")
                            + ", of " + HEALTH + ", which has "
                            + health.response().text().length() + " characters",
                    "keep-alive: " + (header("Connection").equalsIgnoreCase("close") ? "no" : "yes"));
        }

        private String header(String name) {
            return health.response()
                    .header(name)
                    .map(value -> TextSanitizer.line(value, 40))
                    .orElse("-");
        }
    }
}
