package mobius.target;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import mobius.target.store.Account;
import mobius.target.store.Accounts;
import mobius.target.store.Ids;
import mobius.target.store.Passwords;
import mobius.target.store.Role;

/** Signing in and out, and one's own account. */
final class AuthHandlers {

    private static final String REGION = "us-east-1";

    private final Accounts accounts;
    private final AccountCache cache;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Sessions sessions;
    private final InstantSource clock;

    AuthHandlers(Accounts accounts, AccountCache cache, Passwords passwords, Tokens tokens, InstantSource clock) {
        this.accounts = accounts;
        this.cache = cache;
        this.passwords = passwords;
        this.tokens = tokens;
        this.sessions = new Sessions();
        this.clock = clock;
    }

    /** By the names of the endpoints. */
    Map<String, Operation> operations() {
        return Map.of(
                "POST /auth/login", Operation.answering(this::login),
                "POST /auth/refresh", Operation.answering(this::refresh),
                "POST /auth/logout", Operation.answering(this::logout),
                "GET /auth/me", Operation.answering(call -> Answer.data(200, Views.User.of(call.account()))),
                "POST /auth/register", Operation.answering(this::register),
                "PATCH /auth/profile", Operation.answering(this::changeProfile),
                "POST /auth/change-password", Operation.answering(this::changePassword));
    }

    private Answer login(Call call) {
        String password = call.body().path("password").asText();
        Account account = accounts.withEmail(call.body().path("email").asText())
                .filter(found -> passwords.matches(found.password(), password))
                .orElseThrow(() -> Refusal.unauthorized("Incorrect email or password"));
        return Answer.data(200, session(account));
    }

    private Answer refresh(Call call) {
        Tokens.Bearer bearer = tokens.read(
                        Tokens.Kind.REFRESH, call.body().path("refreshToken").asText())
                .filter(sessions::isOpen)
                .orElseThrow(() -> Refusal.unauthorized("Invalid or expired refresh token"));
        Account account = accounts.withId(bearer.account()).orElseThrow();
        return Answer.data(
                200,
                Map.of(
                        "token", tokens.sign(Tokens.Kind.ACCESS, account, bearer.session()),
                        "refreshToken", tokens.sign(Tokens.Kind.REFRESH, account, bearer.session())));
    }

    private Answer logout(Call call) {
        sessions.close(call.caller().bearer());
        return Answer.message("Signed out");
    }

    private Answer register(Call call) {
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
        return Answer.data(201, session(account));
    }

    private Answer changeProfile(Call call) {
        Account before = call.account();
        Fields fields = new Fields(call.body());
        Account after = before.withProfile(
                fields.text("email", before.email()), fields.text("name", before.name()), clock.instant());
        if (!accounts.replace(after)) {
            throw taken();
        }
        return Answer.data(200, Views.User.of(after));
    }

    private Answer changePassword(Call call) {
        Account account = call.account();
        if (!passwords.matches(
                account.password(), call.body().path("currentPassword").asText())) {
            throw Refusal.forbidden("The current password is wrong");
        }
        accounts.replace(account.withPassword(
                passwords.hash(call.body().path("newPassword").asText()), clock.instant()));
        return Answer.message("Password changed");
    }

    private Views.Session session(Account account) {
        UUID session = sessions.open(account.id());
        cache.put(account.id());
        return new Views.Session(
                Views.User.of(account),
                tokens.sign(Tokens.Kind.ACCESS, account, session),
                tokens.sign(Tokens.Kind.REFRESH, account, session));
    }

    private static Refusal taken() {
        return Refusal.conflict("The email address is already registered");
    }
}
