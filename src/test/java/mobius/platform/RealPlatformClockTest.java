package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mobius.run.preflight.PlatformClient;
import mobius.run.preflight.PlatformClock;
import mobius.run.preflight.PlatformClock.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** uvicorn writes its Date about once a second, at a moment of its own: injectors that ask at the same time agree all the same. */
@Tag("live")
@Timeout(240)
class RealPlatformClockTest {

    private static final double STALE_MILLIS = 1_100;
    private static final double APART_MILLIS = 100;

    @Test
    void injectorsThatAskAtTheSameTimeFindTheSameClock() throws Exception {
        try (RealPlatform platform = RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT))) {
            CompletableFuture<Optional<Reading>> first = CompletableFuture.supplyAsync(() -> read(platform));
            CompletableFuture<Optional<Reading>> second = CompletableFuture.supplyAsync(() -> read(platform));
            double one = first.get(30, TimeUnit.SECONDS).orElseThrow().aheadMillis();
            double other = second.get(30, TimeUnit.SECONDS).orElseThrow().aheadMillis();
            assertThat(one).isBetween(-STALE_MILLIS, APART_MILLIS).isCloseTo(other, within(APART_MILLIS));
        }
    }

    private static Optional<Reading> read(RealPlatform platform) {
        return PlatformClock.of(new PlatformClient(platform.url(), Optional.empty()))
                .read();
    }
}
