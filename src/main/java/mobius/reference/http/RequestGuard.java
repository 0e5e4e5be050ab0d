package mobius.reference.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import mobius.reference.settings.Dialect;
import mobius.reference.settings.Fault;
import mobius.reference.settings.TargetSettings;
import mobius.reference.store.Account;
import mobius.reference.store.Accounts;

/** Admits requests by token and rate limit. The token comes first, because it determines whose limit applies. */
public final class RequestGuard {

    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Accounts accounts;
    private final RateLimiter perAccount;
    private final RateLimiter perAddress;
    private final Set<String> exemptAddresses;
    private final Dialect dialect;

    /** Creates a guard. Faults may change the limits. */
    public RequestGuard(Tokens tokens, Accounts accounts, TargetSettings settings, InstantSource clock) {
        TargetSettings.RateLimits limits = settings.rateLimits();
        this.tokens = tokens;
        this.accounts = accounts;
        this.perAccount = new RateLimiter(limitOf(limits.account(), settings), clock);
        this.perAddress = new RateLimiter(limitOf(limits.address(), settings), clock);
        this.exemptAddresses = limits.exemptAddresses();
        this.dialect = settings.dialect();
    }

    /**
     * Admits a call, and sets its caller if the route needs a token.
     *
     * @throws Refusal with 401, 403 or 429
     */
    public void admit(Call call) {
        switch (call.route().access()) {
            case MONITORING -> {}
            case ANYBODY -> admitAddress(call);
            case ACCOUNTS -> admitAccount(call);
        }
    }

    /** Returns the access token in {@code Authorization: Bearer ...}; empty if there is none. */
    public static Optional<String> bearer(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.empty()
                : Optional.of(authorization.substring(SCHEME.length()).strip());
    }

    /** Returns the caller of an access token; empty if it is invalid or expired. */
    public Optional<Call.Caller> caller(String token) {
        return tokens.read(Tokens.Kind.ACCESS, token)
                .flatMap(bearer -> accounts.withId(bearer.account()).map(account -> new Call.Caller(account, bearer)));
    }

    /** Admits a request by its token. A request without a valid one counts for its address. */
    private void admitAccount(Call call) {
        Optional<String> token = bearer(call.request());
        if (token.isEmpty()) {
            admitAddress(call);
            throw Refusal.withoutToken(dialect);
        }
        Optional<Call.Caller> caller = caller(token.get());
        if (caller.isEmpty()) {
            admitAddress(call);
            throw Refusal.unauthorized("Invalid or expired token");
        }
        Account account = caller.get().account();
        refuse(perAccount.admit(account.id()));
        call.caller(caller.get());
    }

    private void admitAddress(Call call) {
        String address = call.request().remoteAddress().hostAddress();
        if (!exemptAddresses.contains(address)) {
            refuse(perAddress.admit(address));
        }
    }

    private static TargetSettings.Limit limitOf(TargetSettings.Limit configured, TargetSettings settings) {
        TargetSettings.Limit limit = configured;
        for (Fault fault : settings.faults()) {
            limit = fault.limit(limit);
        }
        return limit;
    }

    private static void refuse(Optional<Duration> wait) {
        wait.ifPresent(duration -> {
            throw Refusal.tooMany(duration);
        });
    }
}
