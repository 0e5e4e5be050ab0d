package mobius.reference.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mobius.reference.settings.TargetSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

    private static final long MILLI = 1_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
    private final AtomicLong now = new AtomicLong(1_000 * MILLI);
    private final ConnectionPool pool = new ConnectionPool(
            new TargetSettings.Pool(1, 9, Duration.ofMinutes(1), TargetSettings.Overflow.SHED), List.of(), now::get);

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aFreeConnectionIsThereAtOnce() throws Exception {
        assertThat(since(asked())).isEqualTo(now.get());
    }

    @Test
    void aConnectionGoesOnWhenItWasDueAndNotWhenItsTimerFired() throws Exception {
        since(asked());
        CompletableFuture<Long> next = asked();
        now.addAndGet(50 * MILLI);
        pool.release(now.get() - 2 * MILLI);
        assertThat(since(next)).isEqualTo(now.get() - 2 * MILLI);
        assertThat(pool.waitedNanos()).isEqualTo(48 * MILLI);
    }

    @Test
    void nobodyHasAConnectionBeforeAskingForIt() throws Exception {
        since(asked());
        now.addAndGet(50 * MILLI);
        CompletableFuture<Long> next = asked();
        long asked = now.get();
        now.addAndGet(MILLI);
        pool.release(asked - 2 * MILLI);
        assertThat(since(next)).isEqualTo(asked);
        assertThat(pool.waitedNanos()).isZero();
    }

    @Test
    void aLongStallTakesItsTimeFromTheConnections() throws Exception {
        since(asked());
        CompletableFuture<Long> next = asked();
        now.addAndGet(500 * MILLI);
        pool.release(now.get() - 400 * MILLI);
        assertThat(since(next)).isEqualTo(now.get() - 5 * MILLI);
    }

    private CompletableFuture<Long> asked() {
        CompletableFuture<Long> since = new CompletableFuture<>();
        pool.acquire(context, new ConnectionPool.Client() {

            @Override
            public void connected(long from) {
                since.complete(from);
            }

            @Override
            public void turnedAway(Refusal why) {
                since.completeExceptionally(why);
            }
        });
        return since;
    }

    private static long since(CompletableFuture<Long> connected) throws Exception {
        return connected.get(10, TimeUnit.SECONDS);
    }
}
