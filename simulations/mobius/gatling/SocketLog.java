package mobius.gatling;

import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.stats.StatsEngine;
import java.util.regex.Pattern;
import scala.Option;
import scala.collection.immutable.List;

/**
 * Gatling's log as WebSockets write it, with two corrections. A message that was handed over to be sent is no request of 0 ms:
 * the time that counts is that of its answer. And a connection that the rate limiter refused is throttled.
 *
 * @param log where everything else goes as it is
 */
record SocketLog(StatsEngine log) implements StatsEngine {

    private static final String FRAME = " frame";
    /** How Gatling names the check of the packet that opens the namespace. */
    private static final String NAMESPACE_CHECK = "regex(^40)";

    private static final Pattern TOO_MANY_REQUESTS = Pattern.compile("\\b429\\b");

    /** What the sending of a message is called, so that it is known here. */
    static String nameOfFrame(String request) {
        return request + FRAME;
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
        if (!name.endsWith(FRAME) || !status.equals(OK$.MODULE$)) {
            log.logResponse(scenario, groups, request(name), start, end, status, code, message.map(SocketLog::told));
        }
    }

    @Override
    public void logRequestCrash(String scenario, List<String> groups, String name, String message) {
        log.logRequestCrash(scenario, groups, request(name), message);
    }

    private static String request(String name) {
        return name.endsWith(FRAME) ? name.substring(0, name.length() - FRAME.length()) : name;
    }

    private static String told(String message) {
        if (TOO_MANY_REQUESTS.matcher(message).find()) {
            return StatusCheck.THROTTLED;
        }
        return message.startsWith(NAMESPACE_CHECK) ? "answered with a refusal of the Socket.IO sign-in" : message;
    }

    @Override
    public void start() {
        log.start();
    }

    @Override
    public void stop(ActorRef<Controller.Command> controller, Option<Exception> failure) {
        log.stop(controller, failure);
    }

    @Override
    public void logUserStart(String scenario) {
        log.logUserStart(scenario);
    }

    @Override
    public void logUserEnd(String scenario) {
        log.logUserEnd(scenario);
    }

    @Override
    public void logGroupEnd(String scenario, GroupBlock group, long end) {
        log.logGroupEnd(scenario, group, end);
    }
}
