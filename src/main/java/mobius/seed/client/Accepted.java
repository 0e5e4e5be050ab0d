package mobius.seed.client;

import java.util.Set;
import mobius.contract.Answer;

/** The statuses that count as success for a kind of request. The sources of the platform name several statuses for each. */
public enum Accepted {
    /** Reading: 200. */
    READ,
    /** Signing in or registering: 200, 201 or 202. */
    ENTERED,
    /** Creating: 200, 201 or 202. */
    CREATED,
    /**
     * Deleting: 200, 202, 204 or 404. A missing item counts as deleted, because the response to an earlier try may have been
     * lost.
     */
    DELETED;

    /** Whether the response has one of the statuses. */
    public boolean includes(Answer answer) {
        return switch (this) {
            case READ -> answer.status() == 200;
            case ENTERED, CREATED -> Set.of(200, 201, 202).contains(answer.status());
            case DELETED -> Set.of(200, 202, 204, 404).contains(answer.status());
        };
    }

    /**
     * Returns the response if it has one of the statuses.
     *
     * @throws SeedingException if it has another status; the message quotes the platform's reason
     */
    public Answer require(Answer answer) {
        if (!includes(answer)) {
            throw refusal(answer);
        }
        return answer;
    }

    /**
     * The exception for a response with another status. The message advises what to do; a 403 means that the role of the account
     * is too low.
     */
    public static SeedingException refusal(Answer answer) {
        return new SeedingException(told(answer) + "; "
                + (answer.status() == 403
                        ? "this account may only read on the platform: give it the role user there"
                        : "see the platform's log for the reason")
                + ". Run the command again to continue from here");
    }

    /**
     * Describes a response:
     * {@code POST http://localhost:8000/api/v1/projects for ada@load.mobius.example answered 422 (no such language)}.
     */
    public static String told(Answer answer) {
        String reason = answer.reason();
        return answer.request() + " answered " + answer.status() + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
