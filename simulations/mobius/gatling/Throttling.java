package mobius.gatling;

import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Validation;
import io.gatling.core.check.Check;
import io.gatling.core.check.CheckMaterializer;
import io.gatling.core.check.CheckResult;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.http.internal.HttpCheckType;
import scala.Option;

/**
 * Gives a 429 the fixed failure message {@value #MESSAGE}: the run log has no status codes, and a request that the rate limiter
 * refused is neither a success nor an error of the platform.
 *
 * <p>Every message that Gatling's own checks produce starts with the check's name, which is why this one is built from the
 * parts beneath them.
 */
public final class Throttling implements CheckBuilder {

    /** What the run log says of a request that the rate limiter refused. */
    public static final String MESSAGE = "throttled";

    private static final int TOO_MANY_REQUESTS = 429;

    /** Checks of the URL come first, so that the message is this one and not that of the request's status check. */
    @Override
    public CheckType type() {
        return HttpCheckType.CurrentLocation;
    }

    @Override
    public io.gatling.core.check.CheckBuilder<?, ?> asScala() {
        return new io.gatling.core.check.CheckBuilder<Object, Object>() {
            @Override
            public <C extends Check<R>, R> C build(CheckMaterializer<Object, C, R, Object> materializer) {
                return materializer.materialize(preparer -> refused());
            }
        };
    }

    private static <R> Check<R> refused() {
        return new Check.Simple<>(
                (response, session, cache) -> ((Response) response).status().code() == TOO_MANY_REQUESTS
                        ? failure()
                        : CheckResult.NoopCheckResultSuccess(),
                Option.empty());
    }

    /** In Scala a failure is a validation of whatever was to be validated; Java has to be told. */
    @SuppressWarnings("unchecked")
    private static Validation<CheckResult> failure() {
        return (Validation<CheckResult>) (Validation<?>) new Failure(MESSAGE);
    }
}
