package mobius.reference;

import java.util.function.LongConsumer;
import mobius.contract.CheckedRequest;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.contract.Request;
import mobius.reference.http.Bodies;
import mobius.reference.http.Call;
import mobius.reference.http.ConnectionPool;
import mobius.reference.http.Refusal;
import mobius.reference.http.RequestGuard;
import mobius.reference.http.Route;
import mobius.reference.http.Wire;
import mobius.reference.settings.Delay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The path of every request: it is admitted, then read and validated as FastAPI does before it calls a handler, then holds a
 * database connection for its service time, and finally its operation responds.
 */
final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final Contract contract;
    private final RequestGuard gatekeeper;
    private final ConnectionPool pool;
    private final Resources resources;
    private final Wire wire;

    /**
     * Creates a pipeline.
     *
     * @param contract as served
     * @param wire converts names of the dialect
     * @param gatekeeper admits requests
     * @param pool of the database
     * @param resources that requests use
     */
    Pipeline(Contract contract, Wire wire, RequestGuard gatekeeper, ConnectionPool pool, Resources resources) {
        this.contract = contract;
        this.wire = wire;
        this.gatekeeper = gatekeeper;
        this.pool = pool;
        this.resources = resources;
    }

    /** Processes a call. */
    void run(Call call) {
        guarded(call, () -> {
            gatekeeper.admit(call);
            Endpoint endpoint = call.route().endpoint();
            if (call.request().canUpgradeToWebSocket()) {
                // A request that has ended can no longer become a WebSocket, and this one may have to wait.
                call.request().pause();
            }
            if (endpoint == null || call.route().access() == Route.Access.MONITORING) {
                serve(call);
            } else {
                Bodies.read(call)
                        .onSuccess(body -> guarded(call, () -> checkAndServe(call, endpoint, body)))
                        .onFailure(cause -> fail(call, cause));
            }
        });
    }

    /**
     * Validates the input before a handler or the database pool is reached.
     *
     * @throws Refusal with 422 if it is invalid
     */
    private void checkAndServe(Call call, Endpoint endpoint, Request.Body body) {
        CheckedRequest input = contract.check(endpoint, new Request(call.path(), call.query(), body));
        if (!input.isValid()) {
            throw Refusal.invalid(input.violations());
        }
        call.input(wire.read(input));
        serve(call);
    }

    /** Waits for a connection. Monitoring and requests without a service time need none. */
    private void serve(Call call) {
        long nanos = call.route().draws().nextNanos();
        if (nanos == 0 || call.route().access() == Route.Access.MONITORING) {
            work(call, nanos, 0, due -> {});
        } else {
            pool.acquire(call.context(), new Served(call, nanos));
        }
    }

    /**
     * Spends the service time of a request.
     *
     * @param passedNanos the part that has already passed
     * @param afterwards receives the time at which it was over, as {@link System#nanoTime()}
     */
    private void work(Call call, long serviceNanos, long passedNanos, LongConsumer afterwards) {
        long nanos = serviceNanos + resources.use(call, serviceNanos);
        call.serviceNanos(nanos);
        long left = nanos - passedNanos;
        long due = System.nanoTime() + left;
        Delay.then(call.context(), left, () -> {
            afterwards.accept(due);
            complete(call);
        });
    }

    /** Fails the request if a fault demands it, otherwise runs its operation. */
    private void complete(Call call) {
        guarded(call, () -> {
            if (call.route().draws().nextFails()) {
                throw Refusal.failed();
            }
            call.route().operation().run(call);
        });
    }

    /** Runs a step and responds to any exception. */
    private static void guarded(Call call, Runnable step) {
        try {
            step.run();
        } catch (Refusal refusal) {
            call.refuse(refusal);
        } catch (RuntimeException e) {
            fail(call, e);
        }
    }

    /** Responds with 500 to an unexpected exception and logs it. If the client has disconnected, it is ignored. */
    private static void fail(Call call, Throwable cause) {
        if (cause instanceof Refusal refusal) {
            call.refuse(refusal);
        } else if (!call.request().response().closed()) {
            LOG.error("{} failed", call.route().name(), cause);
            call.refuse(Refusal.failed());
        }
    }

    /** A call that waits for a connection and then holds it for its service time. */
    private final class Served implements ConnectionPool.Client {

        private final Call call;
        private final long nanos;

        Served(Call call, long nanos) {
            this.call = call;
            this.nanos = nanos;
        }

        @Override
        public void connected(long since) {
            work(call, nanos, System.nanoTime() - since, pool::release);
        }

        @Override
        public void turnedAway(Refusal why) {
            call.refuse(why);
        }
    }
}
