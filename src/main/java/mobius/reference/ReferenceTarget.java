package mobius.reference;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import mobius.reference.http.Bodies;
import mobius.reference.settings.TargetSettings;
import org.jspecify.annotations.Nullable;

/**
 * A running Mobius backend on 127.0.0.1, in this process. Its threads are daemons: it serves until it is closed or the process
 * ends, and does not keep the process alive.
 */
public final class ReferenceTarget implements AutoCloseable {

    /** Prefix of the line in which a target in its own process reports its URL. */
    public static final String ANNOUNCEMENT = "Mobius reference target: ";

    private static final String HOST = "127.0.0.1";
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final int ACCEPT_BACKLOG = 4096;

    /** For a negative port, Vert.x selects a random one that the servers of one deployment share. */
    private static final int ANY_SHARED_PORT = -1;

    private final Vertx vertx;
    private final int port;

    private ReferenceTarget(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    /**
     * Generates the data and starts the server.
     *
     * @throws IllegalStateException if it does not start, for example because the port is in use; the message gives the remedy
     * @throws IllegalArgumentException if {@code feeders/} has less data than the settings need
     */
    public static ReferenceTarget start(TargetSettings settings) {
        return start(settings, Clock.systemUTC());
    }

    /**
     * Generates the data and starts the server, with a clock for the expiry of tokens and for rate limits.
     *
     * @throws IllegalStateException if it does not start; the message gives the remedy
     * @throws IllegalArgumentException if {@code feeders/} has less data than the settings need
     */
    public static ReferenceTarget start(TargetSettings settings, InstantSource clock) {
        Backend backend = new Backend(settings, clock);
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = vertx(loops);
        try {
            return new ReferenceTarget(vertx, listen(vertx, backend, settings, loops));
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    /** Returns the base URL, such as {@code http://127.0.0.1:49152}, without a trailing slash. */
    public String url() {
        return "http://" + HOST + ":" + port;
    }

    /** Returns the port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Stops the server. Requests in progress get no response. */
    @Override
    public void close() {
        await(vertx.close(), "The reference target does not stop");
    }

    /**
     * Starts one server for each event loop on a shared port.
     *
     * @return the port
     */
    private static int listen(Vertx vertx, Backend backend, TargetSettings settings, int loops) {
        int port = settings.port();
        var requests = backend.requests(vertx);
        HttpServerOptions options = new HttpServerOptions()
                .setHost(HOST)
                .setPort(port == 0 ? ANY_SHARED_PORT : port)
                .setAcceptBacklog(ACCEPT_BACKLOG)
                .setTcpNoDelay(true)
                .setMaxFormAttributeSize(Bodies.LARGEST_FILE_BYTES);
        List<HttpVerticle> servers = IntStream.range(0, loops)
                .mapToObj(i -> new HttpVerticle(options, settings.http().keepAlive(), requests, backend.metrics()))
                .toList();
        Supplier<HttpVerticle> next = servers.iterator()::next;
        await(
                vertx.deployVerticle(next, new DeploymentOptions().setInstances(loops)),
                "The reference target cannot listen on " + HOST + ":" + port);
        return servers.get(0).port();
    }

    /** Creates Vert.x with native transports if they are available. One worker thread is sufficient, and files are not cached. */
    private static Vertx vertx(int loops) {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setPreferNativeTransport(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /**
     * Waits for a future.
     *
     * @throws IllegalStateException if it fails or takes longer than 30 s
     */
    private static void await(Future<?> future, String failure) {
        try {
            future.toCompletionStage().toCompletableFuture().get(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure + ": interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(failure + ": " + reason(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(failure + " within " + START_WITHIN.toSeconds() + " s", e);
        }
    }

    /** Recognises a port in use. Native transports throw an exception of their own for it. */
    private static boolean isTaken(Throwable cause) {
        return cause instanceof BindException
                || String.valueOf(cause.getMessage()).contains("Address already in use");
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause == null) {
            return "unknown";
        }
        return isTaken(cause)
                ? "the port is in use. Stop the program that listens there, or set mobius.embedded.port to another"
                        + " port or to 0 for any"
                        + " free one."
                : String.valueOf(cause.getMessage());
    }
}
