package mobius.gatling;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Gatling's log of requests, for what Gatling itself does not time. All moments are in milliseconds of its clock.
 *
 * @param log where all its own requests go
 */
record LogBook(StatsEngine log) {

    /** What took from one moment to another and ended well. */
    Session ok(Session user, String name, long start, long end) {
        write(user, name, start, end, OK$.MODULE$, null);
        return user;
    }

    /** What took from one moment to another and failed, and so did its user. */
    Session ko(Session user, String name, long start, long end, String message) {
        write(user, name, start, end, KO$.MODULE$, message);
        return user.markAsFailed();
    }

    /** What could not even be sent. */
    Session crash(Session user, String name, String message) {
        log.logRequestCrash(user.scenario(), user.groups(), name, message);
        return user.markAsFailed();
    }

    private void write(Session user, String name, long start, long end, Status status, @Nullable String message) {
        log.logResponse(
                user.scenario(), user.groups(), name, start, end, status, Option.empty(), Option.apply(message));
    }
}
