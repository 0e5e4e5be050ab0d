package mobius.gatling;

import io.gatling.commons.validation.Validation;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.client.Request;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.http.request.builder.HttpRequestExpressionBuilder;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import scala.Function1;

/**
 * A request whose answer is a stream of events. It has two figures, both from when it was
 * sent: the time to the first chunk, and the total.
 *
 * <p>Gatling's own {@code sse} times a chunk from when the headers came, which a platform may send at any moment before it;
 * opens a stream that broke off a second time and says nothing; and knows no time after which it gives up.
 *
 * @param total the name of the whole time in reports
 * @param firstChunk the name of the time to the first chunk
 * @param accepted the statuses of success
 * @param request as it is sent
 * @param watch counts the responses; null if they are not counted
 */
public record EventStream(
        String total,
        String firstChunk,
        SortedSet<Integer> accepted,
        HttpRequestActionBuilder request,
        @Nullable AnswerWatch watch)
        implements ActionBuilder {

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return new io.gatling.core.action.builder.ActionBuilder() {
            @Override
            public Action build(ScenarioContext context, Action next) {
                return action(context, next);
            }
        };
    }

    private LambdaAction action(ScenarioContext context, Action next) {
        HttpComponents http = context.protocolComponentsRegistry().components(HttpProtocol.HttpProtocolKey());
        Function1<io.gatling.core.session.Session, Validation<Request>> requests = requests(context, http);
        LogBook log = new LogBook(context.coreComponents().statsEngine());
        return new LambdaAction("stream", user -> {
            Validation<Request> built = requests.apply(user);
            if (built.toOption().isDefined()) {
                StreamListener listener = new StreamListener(
                        user, this, log, context.coreComponents().clock(), next);
                listener.listenTo(http, built.toOption().get());
            } else {
                next.$bang(log.crash(user, total, String.valueOf(built)));
            }
        });
    }

    private Function1<io.gatling.core.session.Session, Validation<Request>> requests(
            ScenarioContext context, HttpComponents http) {
        HttpRequestBuilder asked = (HttpRequestBuilder) request.asScala();
        return new HttpRequestExpressionBuilder(
                        asked.commonAttributes(),
                        asked.bodyAttributes(),
                        asked.httpAttributes(),
                        http.httpCaches(),
                        http.httpProtocol(),
                        context.coreComponents().configuration())
                .build();
    }
}
