package mobius.verdict.resource;

import java.util.List;
import java.util.OptionalLong;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether users kept their connections. A platform that closes them adds the time of a new connection to every request.
 *
 * <p>Finding {@code connections}: INFO with the accepted connections for each user, if the platform reports them.
 */
public final class Connections implements Check {

    /** Accepted connections for each user that count as kept. */
    private static final double MOST_PER_USER = 1.1;

    @Override
    public List<Finding> ask(RunView run) {
        OptionalLong accepted = run.conditions().connectionsAccepted();
        long users = run.measurement().usersStarted();
        return accepted.isEmpty() || users == 0 ? List.of() : List.of(judge(accepted.getAsLong(), users));
    }

    private static Finding judge(long accepted, long users) {
        Observation facts = Observation.of("connections that the platform accepted for each user", "connections")
                .expected(Threshold.atMost(MOST_PER_USER))
                .actual((double) accepted / users)
                .samples(users);
        return facts.meetTheLimit()
                ? finding(facts, "Users kept their connections.")
                : finding(facts, "Users had to reconnect repeatedly, and response times include this.")
                        .withAdvice("Check the keep-alive time of the platform and of any proxy in front of it.");
    }

    private static Finding finding(Observation facts, String explanation) {
        return Finding.of("connections", "platform", Status.INFO, facts, explanation);
    }
}
