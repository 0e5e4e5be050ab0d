package mobius.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import mobius.check.Asker.Result;
import mobius.config.Timeouts;
import mobius.config.hocon.Secret;
import mobius.contract.Answer;
import mobius.contract.Endpoint;
import mobius.contract.SessionTokens;
import org.jspecify.annotations.Nullable;

/**
 * One account on a platform. It signs in, uses its own operations without a change that other users of the account would notice,
 * and signs out.
 */
public final class Session {

    private static final String LOGIN = "POST /auth/login";
    private static final String REGISTER = "POST /auth/register";

    /** The assumed lifetime of a token if the platform does not state it; longer than any check. */
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final Asker asker;
    private final Timeouts timeouts;
    private final String email;
    private final Secret password;
    private final boolean isNew;
    private final InstantSource clock = InstantSource.system();
    private String currentPassword;
    private @Nullable SessionTokens tokens;

    /**
     * Creates a session.
     *
     * @param isNew whether the account is to be registered; only this check then uses it
     */
    Session(Asker asker, Timeouts timeouts, String email, Secret password, boolean isNew) {
        this.asker = asker;
        this.timeouts = timeouts;
        this.email = email;
        this.password = password;
        this.isNew = isNew;
        this.currentPassword = password.reveal();
    }

    /**
     * Registers the account if it is new, and signs it in.
     *
     * @return whether the platform accepted the sign-in
     */
    boolean begin() throws InterruptedException {
        if (isNew) {
            ObjectNode body = credentials().put("name", "Load Test");
            asker.ask(Ask.of(REGISTER, timeouts.standard()).json(body), this::keep);
        }
        Result login = signIn();
        return tokens != null && login.isUnderstood();
    }

    private Result signIn() throws InterruptedException {
        return asker.ask(Ask.of(LOGIN, timeouts.quick()).json(credentials()), this::keep);
    }

    /** Reads the tokens of a response, and uses them from then on. */
    private void keep(Answer answer, String body) {
        SessionTokens found = SessionTokens.of(answer, clock.instant(), LIFETIME);
        tokens = tokens == null ? found : tokens.renewedBy(found);
        asker.signedIn(found.access());
    }

    private ObjectNode credentials() {
        return object().put("email", email).put("password", currentPassword);
    }

    /** Sends the operations that concern the account itself. */
    void use() throws InterruptedException {
        JsonNode[] me = {object()};
        asker.ask(Ask.of("GET /auth/me", timeouts.quick()), Readings.user(email, user -> me[0] = user));
        refresh();
        Optional<String> name = Optional.of(me[0].path("name").asText()).filter(text -> !text.isEmpty());
        if (name.isPresent()) {
            // Sends the current name, so that nothing changes.
            asker.ask(
                    Ask.of("PATCH /auth/profile", timeouts.standard()).json(object().put("name", name.get())),
                    Readings.user(email, user -> {}));
        } else {
            asker.skip("PATCH /auth/profile", "the account's name is not known");
        }
        if (!isNew) {
            registerAgain();
        }
        changePassword();
    }

    /** Refreshes the token, if the platform has issued a refresh token. */
    private void refresh() throws InterruptedException {
        Optional<String> refresh = tokens == null ? Optional.empty() : tokens.refresh();
        Endpoint endpoint = asker.endpoint("POST /auth/refresh");
        if (refresh.isEmpty()) {
            asker.skip(endpoint.name(), "sign-in returned no refresh token");
            return;
        }
        asker.ask(
                Ask.of(endpoint.name(), timeouts.quick())
                        .json(object().put(asker.api().field(endpoint, "refreshToken"), refresh.get())),
                this::keep);
    }

    /**
     * Registers an address that is taken. The rejection shows that the operation exists, without creating an account that the
     * platform could not remove.
     */
    private void registerAgain() throws InterruptedException {
        asker.ask(
                Ask.of(REGISTER, timeouts.standard())
                        .json(credentials().put("name", "Load Test"))
                        .refusedBy(400, 409, 422),
                Readings::anything);
    }

    /**
     * Changes the password. A new account really gets another password, and signs in with it. On an account that others use, the
     * current password is wrong on purpose, so that the platform rejects the change; the new password is the actual one, in case
     * the platform accepts it.
     */
    private void changePassword() throws InterruptedException {
        Endpoint endpoint = asker.endpoint("POST /auth/change-password");
        String next = isNew ? "Changed-" + UUID.randomUUID() : password.reveal();
        String current = isNew ? currentPassword : "Wrong-" + UUID.randomUUID();
        Ask change = Ask.of(endpoint.name(), timeouts.standard())
                .json(object().put(asker.api().field(endpoint, "currentPassword"), current)
                        .put(asker.api().field(endpoint, "newPassword"), next));
        if (!isNew) {
            asker.ask(change.refusedBy(400, 401, 403, 422), Readings::anything);
        } else if (asker.ask(change, Readings::anything).isUnderstood()) {
            currentPassword = next;
            signIn();
        }
    }

    /** Signs out. */
    void end() throws InterruptedException {
        asker.ask(Ask.of("POST /auth/logout", timeouts.quick()).json(object()), Readings::anything);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
