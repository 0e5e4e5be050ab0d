package mobius.seed;

import java.util.Set;
import mobius.contract.Answer;

/** The statuses that a kind of request may be answered with. The platform's sources name several for each. */
enum Accepted {
    READ(Set.of(200)),
    ENTERED(Set.of(200, 201, 202)),
    CREATED(Set.of(200, 201, 202)),
    /** What is gone already is as good as deleted: the first of two tries may have been answered too late. */
    DELETED(Set.of(200, 202, 204, 404));

    private final Set<Integer> statuses;

    Accepted(Set<Integer> statuses) {
        this.statuses = statuses;
    }

    boolean includes(Answer answer) {
        return statuses.contains(answer.status());
    }

    /**
     * The answer, if it has such a status.
     *
     * @throws SeedingException in the platform's words if it has another one
     */
    Answer require(Answer answer) {
        if (!includes(answer)) {
            throw refusal(answer);
        }
        return answer;
    }

    static SeedingException refusal(Answer answer) {
        return new SeedingException(told(answer) + "; "
                + (answer.status() == 403
                        ? "the platform lets this account only read: give it the role user there"
                        : "see the platform's log for the reason")
                + ". Started again, the command goes on from here");
    }

    /** {@code POST http://localhost:8000/api/v1/projects for ada@load.mobius.example answered 422 (no such language)}. */
    static String told(Answer answer) {
        String reason = answer.reason();
        return answer.request() + " answered " + answer.status() + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
