package mobius.reference;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Requests that come at random times and do not wait for each other, sent by one thread over connections that are kept. */
final class OpenLoad implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setPreferNativeTransport(true)
            .setUseDaemonThread(true));
    private final ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
    private final EventLoop loop = context.nettyEventLoop();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    private final String url;
    private final String token;

    /**
     * One request and its answer.
     *
     * @param path of the request
     * @param drawnNanos the service time that the target says it drew
     * @param clientNanos from sending the request to the last byte of the answer
     */
    record Sample(String path, long drawnNanos, long clientNanos) {}

    OpenLoad(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** Asks for the paths in turn; arrivals are a Poisson process from a seed. */
    List<Sample> run(List<String> paths, int perSecond, int requests) {
        List<CompletableFuture<Sample>> samples = new ArrayList<>();
        Random random = new Random(1);
        long due = 0;
        for (int i = 0; i < requests; i++) {
            CompletableFuture<Sample> sample = new CompletableFuture<>();
            String path = paths.get(i % paths.size());
            due += Math.round(-Math.log(1 - random.nextDouble()) * NANOS_PER_SECOND / perSecond);
            var unused = loop.schedule(
                    () -> context.emit(sample, arrived -> send(path, arrived)), due, TimeUnit.NANOSECONDS);
            samples.add(sample);
        }
        return samples.stream().map(CompletableFuture::join).toList();
    }

    private void send(String path, CompletableFuture<Sample> sample) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url + path)
                .putHeader("Authorization", "Bearer " + token);
        long start = System.nanoTime();
        client.request(options)
                .compose(HttpClientRequest::send)
                .compose(response ->
                        response.body().map(body -> new Sample(path, drawnNanos(response), System.nanoTime() - start)))
                .onSuccess(sample::complete)
                .onFailure(sample::completeExceptionally);
    }

    private static long drawnNanos(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.request().path() + " was answered with " + response.statusCode());
        }
        String timing = response.getHeader("Server-Timing");
        return Math.round(Double.parseDouble(timing.substring(timing.indexOf('=') + 1)) * 1e6);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
