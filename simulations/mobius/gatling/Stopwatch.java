package mobius.gatling;

import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.function.BiFunction;
import scala.Option;

/**
 * Times what a user waits for and Gatling does not time.
 *
 * @param name of the figure in reports
 */
record Stopwatch(String name) {

    ActionBuilder start() {
        return step((user, context) ->
                user.set(name, context.coreComponents().clock().nowMillis()));
    }

    /**
     * Writes the time from the start to a moment.
     *
     * @param moment where the session has it, in milliseconds of Gatling's clock
     * @param failure why the user is not happy where the session does not have it
     */
    ActionBuilder stop(String moment, String failure) {
        return step((user, context) -> {
            LogBook log = new LogBook(context.coreComponents().statsEngine());
            Option<Object> end = user.attributes().get(moment);
            return end.isDefined()
                    ? log.ok(user, name, started(user), (Long) end.get())
                    : log.ko(
                            user,
                            name,
                            started(user),
                            context.coreComponents().clock().nowMillis(),
                            failure);
        });
    }

    private long started(Session user) {
        return (Long) user.attributes().apply(name);
    }

    private ActionBuilder step(BiFunction<Session, ScenarioContext, Session> change) {
        return () -> new io.gatling.core.action.builder.ActionBuilder() {
            @Override
            public Action build(ScenarioContext context, Action next) {
                return new LambdaAction(name, user -> next.$bang(change.apply(user, context)));
            }
        };
    }
}
