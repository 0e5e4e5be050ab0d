package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.List$;

class SocketLogTest {

    private static final String JOIN = "WS /ws (join)";

    private final RecordedLog recorded = new RecordedLog();
    private final SocketLog log = new SocketLog(recorded);

    @Test
    void aMessageThatWasHandedOverIsNoRequestAndItsAnswerIsOne() {
        write(SocketLog.nameOfFrame(JOIN), OK$.MODULE$, null);
        write(JOIN, OK$.MODULE$, null);
        assertThat(recorded.lines()).containsExactly("OK WS /ws (join) 7..9");
    }

    @Test
    void aMessageThatCouldNotBeSentIsAFailureOfTheRequest() {
        write(SocketLog.nameOfFrame(JOIN), KO$.MODULE$, "closed");
        log.logRequestCrash("visit", List$.MODULE$.empty(), SocketLog.nameOfFrame(JOIN), "crashed");
        assertThat(recorded.lines()).containsExactly("KO WS /ws (join) 7..9 closed", "crash WS /ws (join) crashed");
    }

    @Test
    void aConnectionThatTheLimiterRefusedIsThrottledAndNoOther() {
        write("WS /ws", KO$.MODULE$, "Invalid handshake response getStatus: 429 Too Many Requests");
        write("WS /ws", KO$.MODULE$, "Invalid handshake response getStatus: 403 Forbidden");
        assertThat(recorded.lines())
                .containsExactly(
                        "KO WS /ws 7..9 throttled",
                        "KO WS /ws 7..9 Invalid handshake response getStatus: 403 Forbidden");
    }

    @Test
    void aRefusedSignInOfSocketIoReadsAsSuch() {
        write("WS /socket.io (sign in)", KO$.MODULE$, "regex(^40).find.exists, found nothing");
        assertThat(recorded.lines())
                .containsExactly("KO WS /socket.io (sign in) 7..9 answered with a refusal of the Socket.IO sign-in");
    }

    private void write(String name, Status status, @Nullable String message) {
        log.logResponse("visit", List$.MODULE$.empty(), name, 7, 9, status, Option.empty(), Option.apply(message));
    }
}
