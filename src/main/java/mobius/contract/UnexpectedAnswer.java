package mobius.contract;

import java.io.Serial;

/** A response that lacks what its reader needs. The message names the request and quotes the beginning of the body. */
public final class UnexpectedAnswer extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String request;
    private final String brief;

    /**
     * Creates an exception.
     *
     * @param request for messages
     * @param brief what is wrong, in words that are the same for every such response, so that messages can be grouped
     * @param excerpt the beginning of the body; empty if there is none
     */
    UnexpectedAnswer(String request, String brief, String excerpt) {
        super(request + " " + brief + (excerpt.isEmpty() ? "" : ": " + excerpt));
        this.request = request;
        this.brief = brief;
    }

    /** The request: {@code GET /projects}. */
    public String request() {
        return request;
    }

    /** What is wrong, without the body: {@code answered 200 with no list}. */
    public String brief() {
        return brief;
    }
}
