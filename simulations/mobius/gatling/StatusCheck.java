package mobius.gatling;

import io.gatling.commons.validation.Validation;
import io.gatling.core.check.Check;
import io.gatling.core.check.CheckMaterializer;
import io.gatling.core.check.CheckResult;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.http.internal.HttpCheckType;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import mobius.contract.Answer;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Asks first, and once, whether the platform accepted a request. The run log has no status codes, so that each refusal gets a
 * fixed message there: a 429, which is neither a success nor an error of the platform, a 503 by which it sheds load, and every
 * other status. A few texts by which a server or a framework answers in place of the platform are part of the message. What the other
 * checks of the request would say of such an answer is not asked. As it sees every response, it has them counted, too.
 *
 * @param accepted the statuses of success
 * @param watch counts the responses; null if they are not counted
 */
record StatusCheck(SortedSet<Integer> accepted, @Nullable AnswerWatch watch) implements CheckBuilder {

    /** What the run log says of a request that the rate limiter refused. */
    static final String THROTTLED = "throttled";

    /** What it says of a request that the platform refused to protect itself. */
    static final String SHED = "shed";

    /** Checks of the status come before those of the body. */
    @Override
    public CheckType type() {
        return HttpCheckType.Status;
    }

    @Override
    public io.gatling.core.check.CheckBuilder<?, ?> asScala() {
        return new io.gatling.core.check.CheckBuilder<Object, Object>() {
            @Override
            public <C extends Check<R>, R> C build(CheckMaterializer<Object, C, R, Object> materializer) {
                return materializer.materialize(preparer -> check());
            }
        };
    }

    private <R> Check<R> check() {
        return new Check.Simple<>(
                (response, session, cache) -> {
                    HeardAnswer heard = ContentCheck.heard((Response) response, cache, watch);
                    heard.count();
                    return problem(heard.answer(), accepted)
                            .map(message -> refusal(heard, message, cache))
                            .orElseGet(CheckResult::NoopCheckResultSuccess);
                },
                Option.empty());
    }

    private static Validation<CheckResult> refusal(
            HeardAnswer heard, String message, @Nullable Map<Object, Object> cache) {
        heard.failed(message);
        ContentCheck.refuse(cache);
        return ContentCheck.failure(message);
    }

    /** Why an answer is no success, as the run log has it; empty if it is one. */
    static Optional<String> problem(Answer answer, SortedSet<Integer> accepted) {
        if (accepted.contains(answer.status())) {
            return Optional.empty();
        }
        if (answer.isThrottled()) {
            return Optional.of(THROTTLED);
        }
        if (answer.isShed()) {
            return Optional.of(SHED);
        }
        return Optional.of("answered " + answer.status()
                + answer.location()
                        .map(to -> " to " + to)
                        .or(() -> answer.wordsOfServer().map(words -> " (" + words + ")"))
                        .orElse(""));
    }
}
