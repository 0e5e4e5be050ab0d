package mobius.seed.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.config.PlatformSettings;
import mobius.config.hocon.Secret;
import mobius.contract.Answer;
import mobius.data.Account;

/** Registers accounts or signs them in, all with the same password and from the same address. Thread-safe. */
public final class Authenticator {

    /**
     * Statuses of a registration that failed because the address is taken or for another reason; the sign-in that follows
     * decides.
     */
    private static final List<Integer> NOT_REGISTERED = List.of(400, 409, 422);

    /** Statuses of a sign-in to an account that does not exist or has another password. */
    private static final List<Integer> NOT_SIGNED_IN = List.of(400, 401, 403, 404);

    private static final int CONFLICT = 409;
    /** The names of the token in the bodies that platforms are known to return. */
    private static final List<String> TOKENS = List.of("token", "accessToken");

    private final RetryingClient client;
    private final Routes routes;
    private final Secret password;
    private final Duration patience;
    private final ClientRateLimiter address;

    /**
     * Whether to try the sign-in first. New and existing accounts mostly come in runs, so repeating what succeeded last saves a
     * request.
     */
    private volatile boolean knownIsLikely;

    /**
     * A signed-in account.
     *
     * @param token for the account's requests
     * @param user its id; empty if the platform does not return it
     * @param isNew whether this program has just registered the account
     */
    public record Entry(String email, String token, Optional<String> user, boolean isNew) {

        /** Leaves out the token, which is a secret. */
        @Override
        public String toString() {
            return email;
        }
    }

    /**
     * The result of a registration or a sign-in.
     *
     * @param entry empty if the platform refused
     * @param answer the platform's response, which is the refusal if there is no entry
     */
    public record Attempted(Optional<Entry> entry, Answer answer) {}

    /**
     * Creates an authenticator. It keeps to the platform's rate limit per address, unless the settings exempt the injector from
     * it.
     *
     * @param password of all accounts
     */
    public Authenticator(RetryingClient client, Routes routes, PlatformSettings platform, Secret password) {
        this.client = client;
        this.routes = routes;
        this.password = password;
        this.patience = platform.timeouts().quick();
        this.address = platform.limits().injectorIsExempt()
                ? ClientRateLimiter.unlimited()
                : ClientRateLimiter.of(platform.limits().address());
    }

    /**
     * Registers the account, or signs it in if it exists.
     *
     * @throws SeedingException if neither is possible, for example because the account exists with another password
     */
    public Entry enter(Account account) throws InterruptedException {
        // Read only once: if another thread changed the field in between, the second try could repeat the first.
        boolean knownFirst = knownIsLikely;
        Attempted first = knownFirst ? signIn(account.email()) : register(account);
        Attempted last = first;
        if (first.entry().isEmpty()) {
            last = knownFirst ? register(account) : signIn(account.email());
        }
        Answer registration = knownFirst ? last.answer() : first.answer();
        Answer signIn = knownFirst ? first.answer() : last.answer();
        Entry entered = last.entry().orElseThrow(() -> refused(account, registration, signIn));
        knownIsLikely = !entered.isNew();
        return entered;
    }

    /**
     * Signs the account in.
     *
     * @return without an entry if no account has this address and password
     * @throws SeedingException if the platform refuses the sign-in for another reason
     * @throws mobius.contract.UnexpectedAnswer if a successful response has no token
     */
    public Attempted signIn(String email) throws InterruptedException {
        Map<String, String> body = Map.of("email", email, "password", password.reveal());
        Answer answer = client.send(Call.enter(routes.path("POST /auth/login"), email, body, patience), address);
        return NOT_SIGNED_IN.contains(answer.status())
                ? new Attempted(Optional.empty(), answer)
                : entered(email, Accepted.ENTERED.require(answer), false);
    }

    /**
     * Registers the account. If the response has no token, the account signs in; failing that is an error, because the account
     * then exists and cannot be used.
     */
    private Attempted register(Account account) throws InterruptedException {
        Map<String, String> body =
                Map.of("email", account.email(), "password", password.reveal(), "name", account.name());
        String path = routes.path("POST /auth/register");
        Answer answer = client.send(Call.enter(path, account.email(), body, patience), address);
        if (NOT_REGISTERED.contains(answer.status())) {
            return new Attempted(Optional.empty(), answer);
        }
        if (token(Accepted.ENTERED.require(answer)).isPresent()) {
            return entered(account.email(), answer, true);
        }
        // Some platforms return no token for a registration.
        Attempted signedIn = signIn(account.email());
        Entry entry = signedIn.entry()
                .orElseThrow(() -> new SeedingException(Accepted.told(signedIn.answer())
                        + ", although it has just been registered; if the platform requires the"
                        + " address to be verified first, have the operators disable that for test accounts"));
        return new Attempted(Optional.of(new Entry(entry.email(), entry.token(), entry.user(), true)), answer);
    }

    private static Attempted entered(String email, Answer answer, boolean isNew) {
        String token = token(answer).orElseThrow(() -> answer.unexpected("no token"));
        JsonNode id = Answer.field(answer.value(), "user").path("id");
        Optional<String> user = id.isTextual() || id.isNumber() ? Optional.of(id.asText()) : Optional.empty();
        return new Attempted(Optional.of(new Entry(email, token, user, isNew)), answer);
    }

    private static Optional<String> token(Answer answer) {
        return TOKENS.stream()
                .map(answer::field)
                .filter(token -> token.isTextual() && !token.textValue().isBlank())
                .map(JsonNode::textValue)
                .findFirst();
    }

    private static SeedingException refused(Account account, Answer registration, Answer signIn) {
        if (registration.status() == CONFLICT) {
            return new SeedingException("the account " + account.email() + " exists with another password than"
                    + " MOBIUS_PASSWORD (" + Accepted.told(signIn) + "); export the password that it has, or have the"
                    + " operators remove the account");
        }
        return new SeedingException(Accepted.told(registration) + ", and " + Accepted.told(signIn)
                + "; export the password of the account, or fix what the platform does not accept");
    }
}
