package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.core.check.Check;
import io.gatling.core.check.CheckMaterializer;
import io.gatling.core.check.CheckResult;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.gatling.javaapi.http.internal.HttpCheckType;
import java.time.Duration;
import java.util.SplittableRandom;
import scala.Option;
import scala.Some;

/**
 * Sends a request again as the platform's web client means to: after 408, 429, 5xx and failures of the network, three times,
 * after 1 s, 2 s and 4 s, each with up to a second more. A retry has a name of its own, so that first tries and retries are
 * counted apart.
 *
 * @param seed of the jitter: the same seed gives each user the same pauses again
 */
record Retrying(long seed) {

    private static final int RETRIES = 3;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final String STATUS = "retry.status";
    private static final String TRIES = "retry.tries";

    /** Has the request leave behind what decides about a retry. */
    static HttpRequestActionBuilder noted(HttpRequestActionBuilder request) {
        return request.check(new StatusNote(STATUS));
    }

    /**
     * Sends a request, and again while it fails.
     *
     * @param first the request, {@link #noted}
     * @param again the same, under the name of its retries
     */
    ChainBuilder of(HttpRequestActionBuilder first, HttpRequestActionBuilder again) {
        return exec(session -> session.remove(STATUS).set(TRIES, 0))
                .exec(first)
                .exec(asLongAs(Retrying::isDue)
                        .on(exec(session -> session.set(TRIES, session.getInt(TRIES) + 1))
                                .pause(this::pause)
                                .exec(session -> session.markAsSucceeded().remove(STATUS))
                                .exec(again)));
    }

    /** Without a status there was no answer. */
    private static boolean isDue(Session session) {
        return session.getInt(TRIES) < RETRIES
                && session.isFailed()
                && (!session.contains(STATUS) || isPassing(session.getInt(STATUS)));
    }

    private static boolean isPassing(int status) {
        return switch (status) {
            case 408, 429, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    private Duration pause(Session session) {
        int tries = session.getInt(TRIES);
        double jitter = new SplittableRandom(seed ^ (session.userId() * 31 + tries)).nextDouble();
        return Duration.ofMillis((FIRST_PAUSE_MILLIS << (tries - 1)) + Math.round(1_000 * jitter));
    }

    /** Keeps the status of an answer in the session, whatever other checks say of it. */
    private record StatusNote(String name) implements CheckBuilder {

        @Override
        public CheckType type() {
            return HttpCheckType.Status;
        }

        @Override
        public io.gatling.core.check.CheckBuilder<?, ?> asScala() {
            return new io.gatling.core.check.CheckBuilder<Object, Object>() {
                @Override
                public <C extends Check<R>, R> C build(CheckMaterializer<Object, C, R, Object> materializer) {
                    return materializer.materialize(preparer -> note());
                }
            };
        }

        private <R> Check<R> note() {
            return new Check.Simple<>(
                    (response, session, cache) -> ContentCheck.success(new CheckResult(
                            new Some<>(((Response) response).status().code()), new Some<>(name))),
                    Option.empty());
        }
    }
}
