package mobius.http;

import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import mobius.text.TextSanitizer;
import org.jspecify.annotations.Nullable;

/** A request without a complete response. The message continues a sentence that begins with the URL. */
public final class WebFailure extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String TRUST =
            "install a certificate of a known authority for this host on the platform, or name a"
                    + " trust store that contains its authority with -Djavax.net.ssl.trustStore=<file>";

    /** Causes of failure. */
    public enum Kind {
        /** There was no complete response within the time limit. */
        TIMEOUT,
        /** The host name could not be resolved. */
        UNRESOLVED,
        /** No connection could be established. */
        REFUSED,
        /** The certificate is not trusted by this machine, or was issued for another host. */
        CERTIFICATE,
        /** A TLS connection failed for another reason. */
        TLS,
        /** The connection ended before the response was complete, or the response is not HTTP. */
        BROKEN,
        /** The body is longer than the limit, before or after decompression. */
        TOO_LONG,
        /** The body is not a complete gzip stream, or has an encoding that was not requested. */
        ENCODING,
        /** The redirect leads to another origin, or there are too many redirects. */
        REDIRECT
    }

    private final Kind kind;

    WebFailure(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    private WebFailure(Kind kind, String reason, Throwable cause) {
        super(reason, cause);
        this.kind = kind;
    }

    /**
     * A failure by timeout.
     *
     * @param begun whether the headers of a response have arrived
     */
    static WebFailure late(Duration patience, boolean begun) {
        String what = begun ? "begins an answer but does not finish it within " : "does not answer within ";
        return new WebFailure(Kind.TIMEOUT, what + patience.toMillis() + " ms");
    }

    static WebFailure tooLong(int mostBytes) {
        return new WebFailure(Kind.TOO_LONG, String.format(Locale.ROOT, "is longer than %d bytes", mostBytes));
    }

    /** Converts a failure of the JDK's client. */
    static WebFailure of(Throwable failure) {
        if (failure instanceof WebFailure known) {
            return known;
        }
        if (has(failure, CertificateException.class::isInstance)) {
            return new WebFailure(
                    Kind.CERTIFICATE,
                    "presents a certificate that this machine does not trust (" + TextSanitizer.reason(failure) + ")",
                    failure);
        }
        if (failure instanceof SSLException) {
            return new WebFailure(
                    Kind.TLS, "cannot be reached over TLS (" + TextSanitizer.reason(failure) + ")", failure);
        }
        return unconnected(failure);
    }

    static WebFailure undecodable(IOException failure) {
        return new WebFailure(Kind.ENCODING, "is not a complete gzip stream", failure);
    }

    private static WebFailure unconnected(Throwable failure) {
        if (has(failure, UnresolvedAddressException.class::isInstance)) {
            return new WebFailure(Kind.UNRESOLVED, "has a host that cannot be found", failure);
        }
        if (has(failure, NoRouteToHostException.class::isInstance)) {
            return new WebFailure(Kind.REFUSED, "has a host to which there is no route", failure);
        }
        if (failure instanceof ConnectException) {
            return new WebFailure(Kind.REFUSED, "refuses the connection", failure);
        }
        return new WebFailure(Kind.BROKEN, "broke off (" + TextSanitizer.reason(failure) + ")", failure);
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the message. It continues a sentence that begins with the URL. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Returns true if the same request may succeed a moment later. */
    public boolean isPassing() {
        return switch (kind) {
            case TIMEOUT, UNRESOLVED, REFUSED, BROKEN -> true;
            case CERTIFICATE, TLS, TOO_LONG, ENCODING, REDIRECT -> false;
        };
    }

    /**
     * Returns the reason and the remedy.
     *
     * @param otherwise the remedy if this kind of failure has none of its own; a clause in the imperative
     */
    public String advice(String otherwise) {
        return reason() + "; " + (kind == Kind.CERTIFICATE ? TRUST : otherwise);
    }

    /** Returns true if a failure or one of its causes satisfies the condition. */
    private static boolean has(@Nullable Throwable failure, Predicate<Throwable> sought) {
        return failure != null && (sought.test(failure) || has(failure.getCause(), sought));
    }
}
