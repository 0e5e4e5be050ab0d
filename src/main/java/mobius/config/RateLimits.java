package mobius.config;

/**
 * The limits of the platform's rate limiter. A plan is checked against them before it runs.
 *
 * @param account the limit per account, for requests with a token
 * @param address the limit per address, for requests without one, above all sign-ins; an injector has one address
 * @param injectorIsExempt whether the operators have exempted the injector's address from the limit per address
 */
public record RateLimits(RateLimit account, RateLimit address, boolean injectorIsExempt) {}
