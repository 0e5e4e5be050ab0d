package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import mobius.Certificates;
import mobius.GatlingJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gatling trusts every server unless it is told not to: here it meets one without the preflight before it. */
@Tag("live")
class VerifiedCertificateTest {

    private static final int FAILED_ASSERTION = 2;

    @Test
    void gatlingSpeaksToNoServerWhoseCertificateNobodyVouchesFor(@TempDir Path folder) throws Exception {
        Certificates certificate = Certificates.of("ip:127.0.0.1", folder);
        visit(certificate, Map.of(), folder, FAILED_ASSERTION, "unable to find valid certification path");
    }

    @Test
    void gatlingSpeaksToAServerWhoseCertificateIsInTheTrustStore(@TempDir Path folder) throws Exception {
        Certificates certificate = Certificates.of("ip:127.0.0.1", folder);
        visit(certificate, certificate.trusted(), folder, 0, "OK");
    }

    @Test
    void gatlingSpeaksToNoServerWithTheCertificateOfAnother(@TempDir Path folder) throws Exception {
        Certificates certificate = Certificates.of("dns:mobius.example", folder);
        visit(certificate, certificate.trusted(), folder, FAILED_ASSERTION, "No subject alternative names");
    }

    private static void visit(
            Certificates certificate, Map<String, String> properties, Path folder, int exitCode, String told)
            throws Exception {
        HttpsServer server = certificate.serve();
        Map<String, String> all = new TreeMap<>(properties);
        all.put(
                OneVisitSimulation.PLATFORM,
                "https://127.0.0.1:" + server.getAddress().getPort());
        try (GatlingJvm jvm = GatlingJvm.start(OneVisitSimulation.class.getName(), folder, all, Map.of())) {
            assertThat(jvm.exitCode()).as(jvm.output()).isEqualTo(exitCode);
            assertThat(jvm.outputToItsEnd()).contains(told);
        } finally {
            server.stop(0);
        }
    }
}
