package mobius.reference;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mobius.reference.http.AccountCache;
import mobius.reference.http.Call;
import mobius.reference.http.Metrics;
import mobius.reference.http.Route;
import mobius.reference.settings.Fault;
import mobius.reference.settings.TargetSettings;
import mobius.reference.store.Store;
import mobius.reference.store.Workspace;

/**
 * Resources that API requests use in addition to their service time, and that faults affect: the account cache, database
 * statements, external services, and the process itself.
 */
final class Resources {

    /**
     * Time of each additional statement. In health a request finds its account in the cache, and its statements are part of its
     * service time.
     */
    private static final long FURTHER_STATEMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    private final List<Fault> faults;
    private final Store store;
    private final AccountCache cache;
    private final Metrics metrics;
    private final Map<String, Dependency> dependencies;

    /**
     * Creates the resources.
     *
     * @param settings with the faults
     * @param store for the number of rows of a caller
     * @param cache of accounts
     * @param metrics that count the use
     */
    Resources(TargetSettings settings, Store store, AccountCache cache, Metrics metrics) {
        this.faults = settings.faults();
        this.store = store;
        this.cache = cache;
        this.metrics = metrics;
        this.dependencies = Dependency.byEndpoint(settings, metrics);
    }

    /**
     * Uses the resources of a call and records their metrics.
     *
     * @param serviceNanos the healthy service time
     * @return the additional time
     */
    long use(Call call, long serviceNanos) {
        if (call.route().endpoint() == null || call.route().access() == Route.Access.MONITORING) {
            return 0;
        }
        faults.forEach(Fault::burden);
        long further = furtherStatements(call);
        boolean reads = call.request().method().equals(HttpMethod.GET);
        metrics.statements(call.route().path(), call.route().method()).inc(further + (reads ? 1 : 2));
        Dependency asked = dependencies.get(call.route().name());
        return further * FURTHER_STATEMENT_NANOS + (asked == null ? 0 : asked.delayNanos(serviceNanos));
    }

    /** The statements in addition to those in health: one for an account that is not cached, and those of the faults. */
    private long furtherStatements(Call call) {
        if (call.route().access() != Route.Access.ACCOUNTS) {
            return 0;
        }
        String endpoint = call.route().name();
        long forTheAccount = cache.finds(call.account().id()) ? 0 : 1;
        long perRow = faults.stream()
                .mapToLong(fault -> fault.statementsPerRow(endpoint))
                .sum();
        return perRow == 0 ? forTheAccount : forTheAccount + perRow * rows(store.workspaceOf(call.account()));
    }

    /** Rows of an account: its projects and their contexts. */
    private static long rows(Workspace own) {
        return own.projects().stream()
                .mapToLong(project -> 1 + own.contextsOf(project.id()).size())
                .sum();
    }
}
