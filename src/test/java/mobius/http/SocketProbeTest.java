package mobius.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SocketProbeTest {

    private static final String ACCEPTED = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What a server does with the first connection, whose request has been read. */
    private interface Server {

        void answer(OutputStream out, String request) throws Exception;
    }

    @Test
    void reportsTheFirstMessageOfAServerThatAccepts() throws Exception {
        SocketProbe.Outcome outcome = probe((out, request) -> {
            accept(out, request);
            out.write(frame("0{\"sid\":\"1\"}"));
        });
        assertThat(outcome.isOpen()).isTrue();
        assertThat(outcome.first()).hasValue("0{\"sid\":\"1\"}");
    }

    @Test
    void aServerThatAcceptsAndIsSilentIsOpen() throws Exception {
        SocketProbe.Outcome outcome = probe(SocketProbeTest::accept);
        assertThat(outcome.isOpen()).isTrue();
        assertThat(outcome.first()).isEmpty();
    }

    @Test
    void sendsTheTokenInTheHandshake() throws Exception {
        CompletableFuture<String> asked = new CompletableFuture<>();
        probe((out, request) -> {
            asked.complete(request);
            refuse(out, 403);
        });
        assertThat(asked.join()).contains("Authorization: Bearer secret", "GET /ws?x=1 HTTP/1.1");
    }

    @Test
    void reportsTheStatusOfAServerThatRefuses() throws Exception {
        for (int status : new int[] {200, 307, 400, 403, 404}) {
            SocketProbe.Outcome outcome = probe((out, request) -> refuse(out, status));
            assertThat(outcome.isOpen()).isFalse();
            assertThat(outcome.status()).hasValue(status);
        }
    }

    @Test
    void doesNotWaitForAServerThatDoesNotAnswer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SocketProbe probe = new SocketProbe(Duration.ofMillis(50), Duration.ofMillis(50));
            // More than once, since either of two equal limits may be noticed first.
            for (int time = 0; time < 20; time++) {
                assertThat(probe.open(url(silent), Optional.empty()).reason()).hasValue("does not answer within 50 ms");
            }
        }
    }

    private static SocketProbe.Outcome probe(Server server) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> serve(socket, server));
            SocketProbe.Outcome outcome =
                    new SocketProbe(PATIENCE, Duration.ofMillis(300)).open(url(socket), Optional.of("secret"));
            serving.join();
            return outcome;
        }
    }

    private static URI url(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/ws?x=1");
    }

    private static void serve(ServerSocket socket, Server server) {
        try (Socket connection = socket.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder request = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.append(line).append('\n');
            }
            server.answer(connection.getOutputStream(), request.toString());
            connection.getOutputStream().flush();
            // The end of the connection is the client's, in whatever way.
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // The client has closed the connection.
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void accept(OutputStream out, String request) throws Exception {
        String key = request.lines()
                .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                .findFirst()
                .orElseThrow()
                .substring("Sec-WebSocket-Key: ".length());
        byte[] digest =
                MessageDigest.getInstance("SHA-1").digest((key + ACCEPTED).getBytes(StandardCharsets.ISO_8859_1));
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void refuse(OutputStream out, int status) throws IOException {
        out.write(
                ("HTTP/1.1 " + status + " Status\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** An unmasked text frame of fewer than 126 bytes (RFC 6455, 5.2). */
    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[payload.length + 2];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 2, payload.length);
        return frame;
    }
}
