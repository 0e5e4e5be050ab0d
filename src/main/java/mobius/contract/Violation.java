package mobius.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A violation of the contract by a request or a response, in the format of an entry in FastAPI's {@code detail}: its JSON is what
 * the platform itself would return.
 *
 * @param type the type of the error in pydantic: {@code missing}, {@code string_too_short}, ...
 * @param loc the location: {@code ["body", "messages", 0, "role"]}, {@code ["query", "limit"]}; in a response it begins with
 *     {@code "response"}. Names are strings and positions integers
 * @param msg a sentence
 * @param input the value at the location; for {@code missing} the object around it, or JSON null
 * @param ctx the violated limit, by pydantic's name: {@code {"max_length": 255}}; may be empty
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
