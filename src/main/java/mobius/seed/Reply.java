package mobius.seed;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the platform answered.
 *
 * @param request what was asked, for messages: {@code POST http://localhost:8000/api/v1/projects}
 * @param body JSON, or missing where the body is none
 */
record Reply(String request, int status, JsonNode body) {

    private static final int LONGEST_DETAIL = 300;

    /** What is in the envelope. */
    JsonNode data() {
        return body.path("data");
    }

    /**
     * This reply, where it has the status.
     *
     * @param whose the account, for the message
     * @throws SeedingException where it has another one
     */
    Reply expect(int expected, String whose) {
        if (status != expected) {
            throw unexpected(whose);
        }
        return this;
    }

    SeedingException unexpected(String whose) {
        return new SeedingException(request + " for " + whose + " answered " + status + detail() + "; "
                + (status == 403
                        ? "the platform lets this account only read: give it the role user there"
                        : "see the platform's log for the reason")
                + ". Started again, the command goes on from here");
    }

    private String detail() {
        JsonNode detail = body.path("detail");
        String text = detail.isTextual() ? detail.asText() : detail.toString();
        return text.isEmpty() ? "" : " (" + text.substring(0, Math.min(text.length(), LONGEST_DETAIL)) + ")";
    }
}
