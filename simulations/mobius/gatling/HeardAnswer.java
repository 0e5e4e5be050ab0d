package mobius.gatling;

import io.gatling.http.response.Response;
import java.util.Optional;
import mobius.contract.Answer;
import org.jspecify.annotations.Nullable;

/** The parsed answer of one response, made by the first check that needs it, with the counter of its request. */
final class HeardAnswer {

    private final Answer answer;
    private final Response response;
    private final @Nullable AnswerWatch watch;
    private boolean rowsAreCounted;

    HeardAnswer(Response response, @Nullable AnswerWatch watch) {
        this.response = response;
        this.watch = watch;
        answer = Answer.of(
                response.request().getName(),
                response.status().code(),
                name -> Optional.ofNullable(response.headers().get(name)),
                response.body().string());
    }

    Answer answer() {
        return answer;
    }

    /** Counts the response, once. */
    void count() {
        if (watch != null) {
            watch.answered(facts());
        }
    }

    /** Counts the rows, once, if a check has read them. */
    void countRows() {
        if (watch != null && !rowsAreCounted && answer.rowsRead().isPresent()) {
            rowsAreCounted = true;
            watch.counts().listed(answer.rowsRead().getAsInt());
        }
    }

    /** Keeps the request, if it is among the first that failed. */
    void failed(String message) {
        if (watch != null) {
            watch.failed(facts(), message);
        }
    }

    private AnswerWatch.Response facts() {
        return new AnswerWatch.Response(
                response.request(),
                response.status().code(),
                response.startTimestamp(),
                response.endTimestamp(),
                response.body().length());
    }
}
