package mobius.gatling;

import io.gatling.core.CoreComponents;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;

/**
 * Opens a WebSocket that writes its log through a {@link SocketLog}, as long as it is open.
 *
 * @param connect Gatling's own action
 */
record SocketConnection(ActionBuilder connect) implements ActionBuilder {

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return new io.gatling.core.action.builder.ActionBuilder() {
            @Override
            public Action build(ScenarioContext context, Action next) {
                return connect.asScala().build(corrected(context), next);
            }
        };
    }

    private static ScenarioContext corrected(ScenarioContext context) {
        CoreComponents core = context.coreComponents();
        return new ScenarioContext(
                new CoreComponents(
                        core.actorSystem(),
                        core.eventLoopGroup(),
                        core.controller(),
                        core.throttler(),
                        new SocketLog(core.statsEngine()),
                        core.clock(),
                        core.exit(),
                        core.configuration()),
                context.protocolComponentsRegistry(),
                context.pauseType(),
                context.throttled());
    }
}
