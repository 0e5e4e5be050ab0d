package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;

/** Which of several things a user takes: the first on the first turn, the next on the next, and round again. */
final class Choice {

    private Choice() {}

    /** Takes one of the ids under {@code from}, which must not be empty, by the counter under {@code turn}. */
    static ChainBuilder ofTurn(String from, String turn, String to) {
        return exec(session -> {
            List<String> ids = session.getList(from);
            return session.set(to, ids.get(session.getInt(turn) % ids.size()));
        });
    }
}
