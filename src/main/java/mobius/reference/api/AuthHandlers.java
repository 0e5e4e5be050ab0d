package mobius.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import mobius.reference.http.AccountCache;
import mobius.reference.http.Call;
import mobius.reference.http.Operation;
import mobius.reference.http.PatchFields;
import mobius.reference.http.Refusal;
import mobius.reference.http.Reply;
import mobius.reference.http.Tokens;
import mobius.reference.http.Views;
import mobius.reference.store.Account;
import mobius.reference.store.Accounts;
import mobius.reference.store.Ids;
import mobius.reference.store.Passwords;
import mobius.reference.store.Role;

/** The endpoints for signing in and out and for the caller's own account. */
public final class AuthHandlers {

    private static final String REGION = "us-east-1";

    private final Accounts accounts;
    private final AccountCache cache;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Sessions sessions;
    private final InstantSource clock;

    /**
     * Creates the handlers.
     *
     * @param accounts of the target
     * @param cache receives each account that signs in
     * @param passwords for hashing and comparison
     * @param tokens for signing and reading
     * @param clock for creation and change
     */
    public AuthHandlers(
            Accounts accounts, AccountCache cache, Passwords passwords, Tokens tokens, InstantSource clock) {
        this.accounts = accounts;
        this.cache = cache;
        this.passwords = passwords;
        this.tokens = tokens;
        this.sessions = new Sessions();
        this.clock = clock;
    }

    /** Returns the operations by endpoint name. */
    public Map<String, Operation> operations() {
        return Map.of(
                "POST /auth/login", Operation.replying(this::login),
                "POST /auth/refresh", Operation.replying(this::refresh),
                "POST /auth/logout", Operation.replying(this::logout),
                "GET /auth/me", Operation.replying(call -> user(call.account())),
                "POST /auth/register", Operation.replying(this::register),
                "PATCH /auth/profile", Operation.replying(this::changeProfile),
                "POST /auth/change-password", Operation.replying(this::changePassword));
    }

    /**
     * Signs in. An unknown address and a wrong password get the same response.
     *
     * @throws Refusal with 401 if one of them is wrong
     */
    private Reply login(Call call) {
        String password = call.body().path("password").asText();
        Account account = accounts.withEmail(call.body().path("email").asText())
                .filter(found -> passwords.matches(found.password(), password))
                .orElseThrow(() -> Refusal.unauthorized("Incorrect email or password"));
        return new Reply.One(session(account));
    }

    /**
     * Issues new tokens for the session of a refresh token.
     *
     * @throws Refusal with 401 if the token is invalid or expired, or its session is closed
     */
    private Reply refresh(Call call) {
        Tokens.Bearer bearer = tokens.read(
                        Tokens.Kind.REFRESH, call.body().path("refreshToken").asText())
                .filter(sessions::isOpen)
                .orElseThrow(() -> Refusal.unauthorized("Invalid or expired refresh token"));
        Account account = accounts.withId(bearer.account()).orElseThrow();
        return new Reply.One(signedIn(account, bearer.session()).refreshed());
    }

    /** Closes the session of the access token. The access token itself stays valid until it expires, as with stateless JWTs. */
    private Reply logout(Call call) {
        sessions.close(call.caller().bearer());
        return new Reply.Nothing();
    }

    /**
     * Creates an account with the role {@link Role#USER} and signs it in.
     *
     * @throws Refusal with 409 if the address is registered
     */
    private Reply register(Call call) {
        JsonNode body = call.body();
        Account account = new Account(
                Ids.draw(ThreadLocalRandom.current()),
                body.path("email").asText(),
                body.path("name").asText(),
                Role.USER,
                REGION,
                passwords.hash(body.path("password").asText()),
                clock.instant(),
                clock.instant());
        if (!accounts.add(account)) {
            throw taken();
        }
        return new Reply.One(session(account));
    }

    /**
     * Changes name and e-mail address.
     *
     * @throws Refusal with 409 if the address belongs to another account
     */
    private Reply changeProfile(Call call) {
        Account before = call.account();
        PatchFields fields = new PatchFields(call.body());
        Account after = before.withProfile(
                fields.text("email", before.email()), fields.text("name", before.name()), clock.instant());
        if (!accounts.replace(after)) {
            throw taken();
        }
        return user(after);
    }

    /**
     * Changes the password; open sessions stay valid.
     *
     * @throws Refusal with 403 if the current password is wrong
     */
    private Reply changePassword(Call call) {
        Account account = call.account();
        if (!passwords.matches(
                account.password(), call.body().path("currentPassword").asText())) {
            throw Refusal.forbidden("The current password is wrong");
        }
        accounts.replace(account.withPassword(
                passwords.hash(call.body().path("newPassword").asText()), clock.instant()));
        return new Reply.Nothing();
    }

    /** Opens a session for an account. */
    private Views.SignedIn session(Account account) {
        UUID session = sessions.open(account.id());
        cache.put(account.id());
        return signedIn(account, session);
    }

    private Views.SignedIn signedIn(Account account, UUID session) {
        return new Views.SignedIn(
                Views.User.of(account),
                tokens.sign(Tokens.Kind.ACCESS, account, session),
                tokens.sign(Tokens.Kind.REFRESH, account, session),
                tokens.accessLifetime());
    }

    private static Reply user(Account account) {
        return new Reply.One(Views.User.of(account));
    }

    private static Refusal taken() {
        return Refusal.conflict("The email address is already registered");
    }
}
