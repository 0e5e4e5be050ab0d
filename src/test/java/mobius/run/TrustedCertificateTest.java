package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mobius.Certificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the preflight says of a platform that shows a certificate. */
class TrustedCertificateTest {

    private static final Map<String, String> NOTHING_MORE = Map.of();
    private static final String REMEDY =
            "; install a certificate of a known authority for this host on the platform, or name a trust store that"
                    + " contains its authority with -Djavax.net.ssl.trustStore=<file>";

    @Test
    void ofAnAuthorityThatNobodyKnowsIsRefused(@TempDir Path folder) throws Exception {
        HttpsServer server = Certificates.of("ip:127.0.0.1", folder).serve();
        try {
            assertThat(preflight(url(server), NOTHING_MORE))
                    .startsWith(url(server)
                            + "/health presents a certificate that this machine does not trust (PKIX path"
                            + " building failed: ")
                    .endsWith(REMEDY);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void thatTheTrustStoreHoldsPasses(@TempDir Path folder) throws Exception {
        Certificates certificate = Certificates.of("ip:127.0.0.1", folder);
        HttpsServer server = certificate.serve();
        try {
            assertThat(preflight(url(server), certificate.trusted())).isEqualTo(AskedForHealth.WELL);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void ofAnotherHostIsRefusedThoughItIsTrusted(@TempDir Path folder) throws Exception {
        Certificates certificate = Certificates.of("dns:mobius.example", folder);
        HttpsServer server = certificate.serve();
        try {
            assertThat(preflight(url(server), certificate.trusted()))
                    .startsWith(url(server)
                            + "/health presents a certificate that this machine does not trust (No subject"
                            + " alternative names")
                    .endsWith(REMEDY);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerWithoutTlsIsNotBlamedForItsCertificate() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerInPlainText(plain), "a server without TLS");
            server.setDaemon(true);
            server.start();
            String url = "https://127.0.0.1:" + plain.getLocalPort();
            assertThat(preflight(url, NOTHING_MORE))
                    .startsWith(url + "/health cannot be reached over TLS (")
                    .endsWith("); check its TLS, or set mobius.target.base-url to its address");
        }
    }

    /** Every client until it is closed: one whose connection broke asks again. */
    private static void answerInPlainText(ServerSocket plain) {
        while (!plain.isClosed()) {
            try (Socket client = plain.accept()) {
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
            } catch (IOException gone) {
                // The client, or this server: the loop's condition tells which.
            }
        }
    }

    private static String url(HttpsServer server) {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String preflight(String url, Map<String, String> properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AskedForHealth.class.getName(), url));
        Process asked = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
