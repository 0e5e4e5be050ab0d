package mobius.reference;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import mobius.contract.Contract;
import mobius.reference.api.AuthHandlers;
import mobius.reference.api.ContextFiles;
import mobius.reference.api.ContextHandlers;
import mobius.reference.api.LlmHandlers;
import mobius.reference.api.OwnedStore;
import mobius.reference.api.ProjectHandlers;
import mobius.reference.api.Realtime;
import mobius.reference.api.WebSocketHandlers;
import mobius.reference.http.AccountCache;
import mobius.reference.http.ConnectionPool;
import mobius.reference.http.Gzip;
import mobius.reference.http.Metrics;
import mobius.reference.http.Operation;
import mobius.reference.http.RequestGuard;
import mobius.reference.http.Responder;
import mobius.reference.http.Routes;
import mobius.reference.http.Tokens;
import mobius.reference.http.Wire;
import mobius.reference.settings.Fault;
import mobius.reference.settings.LatencySampler;
import mobius.reference.settings.TargetSettings;
import mobius.reference.store.Passwords;
import mobius.reference.store.Seeding;
import mobius.reference.store.Store;
import mobius.reference.store.Templates;

/** Assembles the parts of a target. */
final class Backend {

    private final TargetSettings settings;
    private final InstantSource clock;
    private final Contract contract = Contract.load();
    private final Contract served;
    private final Wire wire;
    private final Passwords passwords = new Passwords();
    private final ConnectionPool pool;
    private final AccountCache cache;
    private final Metrics metrics;
    private final Store store;

    /**
     * Creates all parts, including the initial data.
     *
     * @param settings of the target
     * @param clock for the expiry of tokens and for rate limits
     */
    Backend(TargetSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.served = ServedDocument.of(contract, settings.dialect());
        this.wire = new Wire(settings.dialect(), clock);
        this.pool = new ConnectionPool(settings.pool(), settings.faults(), System::nanoTime);
        this.cache = new AccountCache(settings.faults().stream().allMatch(Fault::caches));
        this.metrics = new Metrics(pool, cache);
        this.store = store();
    }

    Metrics metrics() {
        return metrics;
    }

    /** Returns the handler of all requests. Under a fault that never responds, it ignores them. */
    Handler<HttpServerRequest> requests(Vertx vertx) {
        if (!settings.faults().stream().allMatch(Fault::answers)) {
            return request -> {};
        }
        Tokens tokens = new Tokens(vertx, settings.tokenLifetime(), clock);
        RequestGuard gatekeeper = new RequestGuard(tokens, store.accounts(), settings, clock);
        Routes routes = new Routes(settings, metrics, operations(tokens, gatekeeper));
        return new Dispatcher(
                vertx,
                routes,
                routes.of(served),
                new Pipeline(served, wire, gatekeeper, pool, new Resources(settings, store, cache, metrics)),
                new Responder(new Gzip(settings.http().gzipFromBytes()), wire),
                new AllowedHosts(settings.http().allowedHosts()));
    }

    /** The operations of all handlers by endpoint name. */
    private Map<String, Operation> operations(Tokens tokens, RequestGuard gatekeeper) {
        TargetSettings.StreamTimes times = settings.streamTimes();
        OwnedStore shelf = new OwnedStore(store);
        Realtime realtime = new Realtime(new LatencySampler("event", times.event(), settings), metrics.webSockets());
        ContextFiles files = new ContextFiles(contract);
        Map<String, Operation> operations = new HashMap<>();
        operations.putAll(new MonitoringHandlers(metrics, served, settings.apiPrefix()).operations());
        operations.putAll(new AuthHandlers(store.accounts(), cache, passwords, tokens, clock).operations());
        operations.putAll(new ProjectHandlers(shelf, realtime, clock).operations());
        operations.putAll(new ContextHandlers(shelf, realtime, clock, files).operations());
        operations.putAll(new LlmHandlers(new LatencySampler("chunk", times.chunk(), settings), clock).operations());
        operations.putAll(new WebSocketHandlers(gatekeeper, realtime, wire, settings.heartbeat()).operations());
        return operations;
    }

    /** Generates the initial data. */
    private Store store() {
        TargetSettings.Data data = settings.data();
        return new Seeding(Templates.fromClassPath(), settings.seed())
                .draw(
                        data.accounts(),
                        data.projectsPerAccount(),
                        data.contextsPerProject(),
                        passwords.hash(settings.password().get()));
    }
}
