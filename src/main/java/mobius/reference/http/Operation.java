package mobius.reference.http;

import java.util.function.Function;

/** What an endpoint does once its request is admitted, valid and served by a connection for its service time. */
@FunctionalInterface
public interface Operation {

    /**
     * Answers the call, now or over time.
     *
     * @throws Refusal when it cannot
     */
    void run(Call call);

    /** An operation that answers at once, in the same shape in each dialect. */
    static Operation answering(Function<Call, Answer> answer) {
        return call -> call.send(answer.apply(call));
    }

    /** An operation that answers at once, in the shape of the dialect. */
    static Operation replying(Function<Call, Reply> reply) {
        return call -> call.reply(reply.apply(call));
    }
}
