package mobius.run.preflight;

import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import mobius.http.WebResponse;

/**
 * How far the platform's clock is ahead of this machine's. The {@code Date} of an answer has whole seconds only, so that each
 * answer bounds the difference from two sides. A first round of requests is spread over a second, and the next one over the time in
 * which the second can have turned: 16 requests within about two seconds are enough for 20 ms.
 *
 * <p>A server may write its date at a moment of its own, as uvicorn does once a second. Injectors must therefore read the clock at
 * the same time to compare theirs.
 */
public final class PlatformClock {

    private static final int ROUNDS = 2;
    private static final int REQUESTS = 8;

    /** Dates that contradict each other by more are those of several clocks. */
    private static final double CONTRADICTION_MILLIS = 5;

    /** Of answers that take longer than this the moment at which they were given is a guess. */
    private static final double MOST_MILLIS = 400;

    private static final double SECOND_MILLIS = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Optional<Answer>> platform;
    private final LongSupplier clock;
    private final LongConsumer sleepMillis;

    /**
     * What the clock reads.
     *
     * @param aheadMillis how far the platform's clock is ahead; below zero if it is behind
     * @param roundTripMillis how long the fastest of the answers took: the distance from the platform
     */
    public record Reading(double aheadMillis, double roundTripMillis) {}

    /**
     * One answer of the platform.
     *
     * @param sentMillis when the request was sent, by the clock of this machine
     * @param receivedMillis when the answer came, by the same clock
     * @param dateMillis its {@code Date}, a whole second
     */
    record Answer(long sentMillis, long receivedMillis, double roundTripMillis, long dateMillis) {}

    /**
     * A clock that is read from scripted answers.
     *
     * @param clock of this machine, in milliseconds since the epoch
     */
    PlatformClock(Supplier<Optional<Answer>> platform, LongSupplier clock, LongConsumer sleepMillis) {
        this.platform = platform;
        this.clock = clock;
        this.sleepMillis = sleepMillis;
    }

    /** The clock of a platform, by the answers of its health check, which limiters do not count. */
    public static PlatformClock of(PlatformClient platform) {
        return new PlatformClock(() -> ask(platform), System::currentTimeMillis, PlatformClock::sleep);
    }

    /** Empty if the platform sends no {@code Date}, or if its dates contradict each other, as those of several clocks may. */
    public Optional<Reading> read() {
        Bounds known = Bounds.NONE;
        for (int round = 0; round < ROUNDS; round++) {
            Bounds before = known;
            for (int request = 0; request < REQUESTS; request++) {
                waitForTheTurn(before.candidate(request));
                Optional<Answer> answer = platform.get();
                if (answer.isEmpty()) {
                    return Optional.empty();
                }
                known = known.and(answer.get());
            }
        }
        return known.reading();
    }

    /** Until the platform's clock would be at a whole second. */
    private void waitForTheTurn(double aheadMillis) {
        double there = clock.getAsLong() + aheadMillis;
        sleepMillis.accept(Math.round(Math.ceil(there / SECOND_MILLIS) * SECOND_MILLIS - there));
    }

    /**
     * Between what the difference must be.
     *
     * @param fastestMillis the shortest round trip so far
     */
    private record Bounds(double low, double high, double fastestMillis) {

        static final Bounds NONE =
                new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

        Bounds and(Answer answer) {
            return new Bounds(
                    Math.max(low, (double) (answer.dateMillis - answer.receivedMillis)),
                    Math.min(high, answer.dateMillis + SECOND_MILLIS - answer.sentMillis),
                    Math.min(fastestMillis, answer.roundTripMillis));
        }

        /** A possible difference, the greatest first, because by that the second turns first. */
        double candidate(int number) {
            return Double.isFinite(low)
                    ? high - (number + 1) * (high - low) / (REQUESTS + 1)
                    : -number * SECOND_MILLIS / REQUESTS;
        }

        Optional<Reading> reading() {
            return low - high > CONTRADICTION_MILLIS || high - low > MOST_MILLIS
                    ? Optional.empty()
                    : Optional.of(new Reading((low + high) / 2, fastestMillis));
        }
    }

    private static Optional<Answer> ask(PlatformClient platform) {
        try {
            long sentNanos = System.nanoTime();
            long sent = System.currentTimeMillis();
            WebResponse response = platform.get("/health", PATIENCE);
            long received = System.currentTimeMillis();
            double roundTrip = (System.nanoTime() - sentNanos) / NANOS_PER_MILLI;
            return response.header("Date")
                    .flatMap(PlatformClock::millis)
                    .map(date -> new Answer(sent, received, roundTrip, date));
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    private static Optional<Long> millis(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .toEpochMilli());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
