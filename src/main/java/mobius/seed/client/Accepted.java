package mobius.seed.client;

import java.util.Set;
import mobius.contract.Answer;

/** The statuses that a kind of request may be answered with. The platform's sources name several for each. */
public enum Accepted {
    READ,
    ENTERED,
    CREATED,
    /** What is gone already is as good as deleted: the first of two tries may have been answered too late. */
    DELETED;

    public boolean includes(Answer answer) {
        return switch (this) {
            case READ -> answer.status() == 200;
            case ENTERED, CREATED -> Set.of(200, 201, 202).contains(answer.status());
            case DELETED -> Set.of(200, 202, 204, 404).contains(answer.status());
        };
    }

    /**
     * The answer, if it has such a status.
     *
     * @throws SeedingException in the platform's words if it has another one
     */
    public Answer require(Answer answer) {
        if (!includes(answer)) {
            throw refusal(answer);
        }
        return answer;
    }

    public static SeedingException refusal(Answer answer) {
        return new SeedingException(told(answer) + "; "
                + (answer.status() == 403
                        ? "this account may only read on the platform: give it the role user there"
                        : "see the platform's log for the reason")
                + ". Run the command again to continue from here");
    }

    /** {@code POST http://localhost:8000/api/v1/projects for ada@load.mobius.example answered 422 (no such language)}. */
    public static String told(Answer answer) {
        String reason = answer.reason();
        return answer.request() + " answered " + answer.status() + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
