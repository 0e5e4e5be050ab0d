package mobius.reference.http;

import java.util.function.Function;

/**
 * The work of an endpoint. It runs after the request was admitted and validated, and after the connection was held for the
 * service time.
 */
@FunctionalInterface
public interface Operation {

    /**
     * Responds to the call, immediately or over time.
     *
     * @throws Refusal if the call cannot be served
     */
    void run(Call call);

    /** Returns an operation that responds immediately, in the same format in each dialect. */
    static Operation answering(Function<Call, Answer> answer) {
        return call -> call.send(answer.apply(call));
    }

    /** Returns an operation that responds immediately, in the format of the dialect. */
    static Operation replying(Function<Call, Reply> reply) {
        return call -> call.reply(reply.apply(call));
    }
}
