package mobius.gatling;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Validation;
import io.gatling.core.check.Check;
import io.gatling.core.check.CheckMaterializer;
import io.gatling.core.check.CheckResult;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.internal.CoreCheckType;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import mobius.contract.Answer;
import mobius.contract.UnexpectedAnswer;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Some;

/**
 * A check of what an answer says, read by {@link Answer} in every shape that a platform may have. All checks of one answer share
 * one parse of its body. An answer of an unwanted status is not asked: {@link StatusCheck} has said what is wrong with it.
 *
 * @param saveAs where the session keeps what was read; null if nowhere
 * @param read reads it
 */
public record ContentCheck(@Nullable String saveAs, BiFunction<Answer, Session, Object> read) implements CheckBuilder {

    private static final String ANSWER = "mobius.answer";
    private static final String REFUSED = "mobius.refused";

    /** Keeps something of the answer in the session. */
    public static ContentCheck saves(String name, Function<Answer, Object> read) {
        return new ContentCheck(name, (answer, session) -> read.apply(answer));
    }

    /** Keeps something of the answer in the session that depends on the user. */
    public static ContentCheck saves(String name, BiFunction<Answer, Session, Object> read) {
        return new ContentCheck(name, read);
    }

    /** Keeps something of the answer in the session, if the answer has it. */
    public static ContentCheck savesIfPresent(String name, Function<Answer, Optional<String>> read) {
        return new ContentCheck(name, (answer, session) -> read.apply(answer));
    }

    /**
     * Holds a field of the answer's value against what the user expects.
     *
     * @param field in camelCase, with dots between the fields of objects in objects
     * @param expected what the field must say
     */
    public static ContentCheck says(String field, Function<Session, String> expected) {
        return new ContentCheck(null, (answer, session) -> {
            if (!text(answer, field).equals(Optional.ofNullable(expected.apply(session)))) {
                throw answer.unexpected("another " + field + " than expected");
            }
            return "";
        });
    }

    /** As {@link #says}, if the answer has that field at all. */
    public static ContentCheck saysIfPresent(String field, Function<Session, String> expected) {
        ContentCheck check = says(field, expected);
        return new ContentCheck(
                null,
                (answer, session) ->
                        answer.isJson() && text(answer, field).isPresent() ? check.read.apply(answer, session) : "");
    }

    /** Requires a field with some text. */
    public static ContentCheck hasText(String field) {
        return new ContentCheck(null, (answer, session) -> {
            if (text(answer, field).filter(text -> !text.isBlank()).isEmpty()) {
                throw answer.unexpected("no " + field);
            }
            return "";
        });
    }

    /** Requires a JSON value without saying which. */
    public static ContentCheck isJson() {
        return new ContentCheck(null, (answer, session) -> answer.value());
    }

    /** Requires a body, of whatever kind. */
    public static ContentCheck isNotEmpty() {
        return new ContentCheck(null, (answer, session) -> {
            if (answer.isEmpty()) {
                throw answer.unexpected("an empty body");
            }
            return "";
        });
    }

    /** Requires that the platform calls itself well, if it says anything about that. */
    public static ContentCheck isHealthy() {
        return new ContentCheck(null, (answer, session) -> {
            if (!answer.isHealthy()) {
                throw answer.unexpected("a status that is not healthy");
            }
            return "";
        });
    }

    /** Requires a list, which may be empty. */
    public static ContentCheck isList() {
        return new ContentCheck(null, (answer, session) -> answer.rows());
    }

    private static Optional<String> text(Answer answer, String field) {
        JsonNode found = answer.value();
        for (String name : field.split("\\.", -1)) {
            found = Answer.field(found, name);
        }
        return found.isValueNode() && !found.isNull() ? Optional.of(found.asText()) : Optional.empty();
    }

    @Override
    public CheckType type() {
        return CoreCheckType.BodyString;
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
                (response, session, cache) -> cache != null && cache.containsKey(REFUSED)
                        ? CheckResult.NoopCheckResultSuccess()
                        : result(heard((Response) response, cache, null), new Session(session)),
                Option.empty());
    }

    private Validation<CheckResult> result(HeardAnswer heard, Session session) {
        try {
            Object value = read.apply(heard.answer(), session);
            heard.countRows();
            if (value instanceof Optional<?> found) {
                value = found.isPresent() ? found.get() : null;
            }
            return saveAs == null || value == null
                    ? CheckResult.NoopCheckResultSuccess()
                    : success(new CheckResult(new Some<>(value), new Some<>(saveAs)));
        } catch (UnexpectedAnswer unexpected) {
            heard.failed(unexpected.brief());
            return failure(unexpected.brief());
        }
    }

    /** Keeps the other checks of an answer from being asked. Gatling has no cache for an answer with a single check. */
    static void refuse(@Nullable Map<Object, Object> cache) {
        if (cache != null) {
            cache.put(REFUSED, true);
        }
    }

    /** The answer of a response, made by the first check that asks for it. */
    static HeardAnswer heard(Response response, @Nullable Map<Object, Object> cache, @Nullable AnswerWatch watch) {
        return cache == null
                ? new HeardAnswer(response, watch)
                : (HeardAnswer) cache.computeIfAbsent(ANSWER, first -> new HeardAnswer(response, watch));
    }

    @SuppressWarnings("unchecked")
    static Validation<CheckResult> success(CheckResult result) {
        return (Validation<CheckResult>) (Validation<?>) new io.gatling.commons.validation.Success<>(result);
    }

    /** In Scala a failure is a validation of whatever was to be validated; Java has to be told. */
    @SuppressWarnings("unchecked")
    static Validation<CheckResult> failure(String message) {
        return (Validation<CheckResult>) (Validation<?>) new Failure(message);
    }
}
