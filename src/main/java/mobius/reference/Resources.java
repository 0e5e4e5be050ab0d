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
 * What requests of the API use beside their service time, and that faults are made of: the cache of accounts, statements of the
 * database, outer services, and the process itself.
 */
final class Resources {

    /** In health a request finds its account in the cache and its statements take its service time. Each further one takes this. */
    private static final long FURTHER_STATEMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    private final List<Fault> faults;
    private final Store store;
    private final AccountCache cache;
    private final Metrics metrics;
    private final Map<String, Dependency> dependencies;

    Resources(TargetSettings settings, Store store, AccountCache cache, Metrics metrics) {
        this.faults = settings.faults();
        this.store = store;
        this.cache = cache;
        this.metrics = metrics;
        this.dependencies = Dependency.byEndpoint(settings, metrics);
    }

    /**
     * Uses what the call needs, and counts it.
     *
     * @param serviceNanos its healthy service time
     * @return how much longer than that it takes
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

    private static long rows(Workspace own) {
        return own.projects().stream()
                .mapToLong(project -> 1 + own.contextsOf(project.id()).size())
                .sum();
    }
}
