package mobius.gatling;

import io.gatling.commons.stats.Status;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.stats.StatsEngine;
import java.util.ArrayList;
import scala.Option;
import scala.collection.immutable.List;

/** A log that is read back: each line has the status, the name, the times and the message. */
final class RecordedLog implements StatsEngine {

    private final java.util.List<String> lines = new ArrayList<>();

    java.util.List<String> lines() {
        return lines;
    }

    @Override
    public void logResponse(
            String scenario,
            List<String> groups,
            String name,
            long start,
            long end,
            Status status,
            Option<String> code,
            Option<String> message) {
        lines.add(status.name() + " " + name + " " + start + ".." + end
                + (message.isDefined() ? " " + message.get() : ""));
    }

    @Override
    public void logRequestCrash(String scenario, List<String> groups, String name, String message) {
        lines.add("crash " + name + " " + message);
    }

    @Override
    public void start() {}

    @Override
    public void stop(ActorRef<Controller.Command> controller, Option<Exception> failure) {}

    @Override
    public void logUserStart(String scenario) {}

    @Override
    public void logUserEnd(String scenario) {}

    @Override
    public void logGroupEnd(String scenario, GroupBlock group, long end) {}
}
