package mobius.data;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * An element of prompts.json, in the format of the platform's completion endpoints.
 *
 * @param messages a system message, then user and assistant in turn; the last one is the user's
 * @param model the name of a model
 * @param provider the company that serves the model
 * @param temperature 0 to 1
 */
@JsonPropertyOrder({"messages", "model", "provider", "temperature"})
public record Prompt(List<Message> messages, String model, String provider, double temperature) {

    public Prompt {
        messages = List.copyOf(messages);
    }

    /**
     * One turn of the conversation.
     *
     * @param role system, user or assistant
     * @param content never empty
     */
    @JsonPropertyOrder({"role", "content"})
    public record Message(String role, String content) {}
}
