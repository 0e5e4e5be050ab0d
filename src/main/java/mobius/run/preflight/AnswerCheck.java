package mobius.run.preflight;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mobius.contract.Answer;
import mobius.http.WebFailure;
import mobius.http.WebResponse;

/** Checks that the platform responds and reports itself healthy. */
public final class AnswerCheck {

    private static final String HEALTH = "/health";

    private final PlatformClient platform;
    private final Duration patience;
    private final String setting;

    public AnswerCheck(PlatformClient platform, Duration patience) {
        this(platform, patience, "mobius.target.base-url");
    }

    /** @param setting that says where the platform answers */
    public AnswerCheck(PlatformClient platform, Duration patience, String setting) {
        this.platform = platform;
        this.patience = patience;
        this.setting = setting;
    }

    /** Returns the reason not to send load; empty if the platform is healthy. */
    public Optional<String> problem() {
        try {
            WebResponse response = platform.get(HEALTH, patience);
            if (!response.isOk()) {
                return problem(response.advice(startOrSet()));
            }
            return isHealthy(response)
                    ? Optional.empty()
                    : problem("reports that it is not healthy (" + response.excerpt()
                            + "); find out which of its parts is down, and start the command again");
        } catch (WebFailure failure) {
            return problem(failure.advice(remedy(failure.kind())));
        } catch (IOException stopped) {
            return problem(
                    "did not answer before the interruption (" + stopped.getMessage() + "); start the command again");
        }
    }

    /** Returns true if a response with status 200 reports an unhealthy platform in its body. */
    static boolean isHealthy(WebResponse response) {
        return Answer.of("GET " + HEALTH, response.status(), response::header, response.text())
                .isHealthy();
    }

    private Optional<String> problem(String what) {
        return Optional.of(platform.at(HEALTH) + " " + what);
    }

    private String remedy(WebFailure.Kind kind) {
        return switch (kind) {
            case TLS -> "check its TLS, or set " + setting + " to its address";
            case REDIRECT -> "set " + setting + " to its address";
            default -> startOrSet();
        };
    }

    private String startOrSet() {
        return "start the platform there, or set " + setting + " to its address";
    }
}
