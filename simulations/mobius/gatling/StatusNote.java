package mobius.gatling;

import io.gatling.core.check.Check;
import io.gatling.core.check.CheckMaterializer;
import io.gatling.core.check.CheckResult;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.http.internal.HttpCheckType;
import scala.Option;
import scala.Some;

/** Keeps the status of an answer in the session, whatever other checks say of it. */
record StatusNote(String name) implements CheckBuilder {

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
