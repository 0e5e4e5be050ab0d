package mobius.run;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Whether the platform answers at all. */
final class AnswerCheck {

    private static final String HEALTH = "/health";

    private final PlatformClient platform;
    private final Duration patience;
    private final String setting;

    AnswerCheck(PlatformClient platform, Duration patience) {
        this(platform, patience, "mobius.target.base-url");
    }

    /** @param setting that says where the platform answers */
    AnswerCheck(PlatformClient platform, Duration patience, String setting) {
        this.platform = platform;
        this.patience = patience;
        this.setting = setting;
    }

    /** Why no load should be sent, or empty when the platform answered that it is well. */
    Optional<String> problem() {
        try {
            int status = platform.get(HEALTH, patience).statusCode();
            return status == 200 ? Optional.empty() : Optional.of(refusal("answers with status " + status));
        } catch (HttpTimeoutException slow) {
            return Optional.of(refusal("does not answer within " + patience.toMillis() + " ms"));
        } catch (ConnectException refused) {
            return Optional.of(
                    refusal(isUnresolved(refused) ? "has a host that cannot be found" : "refuses the connection"));
        } catch (SSLException insecure) {
            return Optional.of(insecurity(insecure));
        } catch (IOException broken) {
            return Optional.of(refusal("does not answer (" + broken + ")"));
        }
    }

    /** The client reports a name without an address as a connection that failed. */
    private static boolean isUnresolved(@Nullable Throwable failure) {
        return failure != null && (failure instanceof UnresolvedAddressException || isUnresolved(failure.getCause()));
    }

    private String insecurity(SSLException insecure) {
        String reason = insecure.getMessage();
        return platform.at(HEALTH)
                + (isOfCertificate(insecure)
                        ? " shows a certificate that this machine does not trust (" + reason
                                + "); have the platform show one of a known authority for this host, or name a trust store"
                                + " that holds its authority with -Djavax.net.ssl.trustStore=<file>"
                        : " cannot be spoken to over TLS (" + reason + "); see to its TLS, or set " + setting
                                + " to where it answers");
    }

    private static boolean isOfCertificate(@Nullable Throwable failure) {
        return failure != null && (failure instanceof CertificateException || isOfCertificate(failure.getCause()));
    }

    private String refusal(String what) {
        return platform.at(HEALTH) + " " + what + "; start the platform there, or set " + setting
                + " to where it answers";
    }
}
