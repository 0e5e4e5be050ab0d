package mobius.contract;

import java.io.Serial;

/** An answer that lacks what its reader needs. The message names the request and shows the beginning of what came. */
public final class UnexpectedAnswer extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String request;
    private final String brief;

    /**
     * An answer that is not what it should be.
     *
     * @param request what was asked
     * @param brief what is wrong with the answer, in words that are the same for every such answer
     * @param excerpt the beginning of the answer's body; empty if it has none
     */
    UnexpectedAnswer(String request, String brief, String excerpt) {
        super(request + " " + brief + (excerpt.isEmpty() ? "" : ": " + excerpt));
        this.request = request;
        this.brief = brief;
    }

    /** What was asked: {@code GET /projects}. */
    public String request() {
        return request;
    }

    /** What is wrong, without the answer: {@code answered 200 with no list}. */
    public String brief() {
        return brief;
    }
}
