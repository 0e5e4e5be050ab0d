package mobius.verdict;

import java.util.List;
import java.util.OptionalLong;

/** Did users keep their connections? A platform that closes them makes every request pay for a new one. */
final class Connections implements Question {

    private static final double MOST_PER_USER = 1.1;

    @Override
    public List<Finding> ask(JudgedRun run) {
        OptionalLong accepted = run.conditions().connectionsAccepted();
        long users = run.measurement().usersStarted();
        return accepted.isEmpty() || users == 0 ? List.of() : List.of(judge(accepted.getAsLong(), users));
    }

    private static Finding judge(long accepted, long users) {
        Facts facts = Facts.of("connections that the platform accepted for each user", "connections")
                .expected(Limit.atMost(MOST_PER_USER))
                .actual((double) accepted / users)
                .samples(users);
        return facts.meetTheLimit()
                ? finding(facts, "Users kept their connections.")
                : finding(facts, "Users had to connect again and again, and response times include that.")
                        .withAdvice("See the keep-alive time of the platform and of what stands before it.");
    }

    private static Finding finding(Facts facts, String explanation) {
        return Finding.of("connections", "platform", Status.INFO, facts, explanation);
    }
}
