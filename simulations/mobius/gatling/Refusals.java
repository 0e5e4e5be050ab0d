package mobius.gatling;

import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Validation;
import io.gatling.core.check.Check;
import io.gatling.core.check.CheckMaterializer;
import io.gatling.core.check.CheckResult;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.http.internal.HttpCheckType;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Gives two answers fixed failure messages, because the run log has no status codes: a 429, by which the rate limiter refuses
 * and which is neither a success nor an error of the platform, and a 503 in the platform's own form, by which it sheds load.
 *
 * <p>Every message that Gatling's own checks produce starts with the check's name, which is why this one is built from the
 * parts beneath them.
 */
public final class Refusals implements CheckBuilder {

    /** What the run log says of a request that the rate limiter refused. */
    public static final String THROTTLED = "throttled";

    /** What it says of a request that the platform refused because it has too much to do. */
    public static final String SHED = "shed";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

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
                (response, session, cache) -> {
                    String message = message((Response) response);
                    return message == null ? CheckResult.NoopCheckResultSuccess() : failure(message);
                },
                Option.empty());
    }

    /** An HTML page of a proxy with nobody behind it is no refusal that the platform's clients could act on. */
    private static @Nullable String message(Response response) {
        int status = response.status().code();
        if (status == TOO_MANY_REQUESTS) {
            return THROTTLED;
        }
        String type = response.headers().get("Content-Type", "");
        return status == SERVICE_UNAVAILABLE && type.startsWith("application/json") ? SHED : null;
    }

    /** In Scala a failure is a validation of whatever was to be validated; Java has to be told. */
    @SuppressWarnings("unchecked")
    private static Validation<CheckResult> failure(String message) {
        return (Validation<CheckResult>) (Validation<?>) new Failure(message);
    }
}
