package mobius.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One way in which a message breaks the contract, in the shape of an entry of FastAPI's {@code detail}: as JSON it is
 * what the platform itself would answer.
 *
 * @param type the kind of error, in pydantic's words: {@code missing}, {@code string_too_short}, ...
 * @param loc where: {@code ["body", "messages", 0, "role"]}, {@code ["query", "limit"]}; in a response it begins with
 *     {@code "response"}. Names are strings and positions integers
 * @param msg what is wrong, as a sentence
 * @param input the value at that place, for {@code missing} the object around it, or JSON null
 * @param ctx the limit that was broken, by pydantic's name: {@code {"max_length": 255}}; may be empty
 */
public record Violation(
        String type,
        List<Object> loc,
        String msg,
        JsonNode input,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> ctx) {

    public Violation {
        loc = List.copyOf(loc);
        ctx = Map.copyOf(ctx);
    }
}
