package mobius.config;

/**
 * The platform's rate limiter, against which a plan is held before it runs.
 *
 * @param account for requests with a token, by account
 * @param address for requests without one, sign-ins above all, by address; an injector is one address
 * @param injectorIsExempt whether the operators have taken the injector's address out of the limit by address
 */
public record RateLimits(RateLimit account, RateLimit address, boolean injectorIsExempt) {}
