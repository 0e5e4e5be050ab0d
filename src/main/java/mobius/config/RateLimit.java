package mobius.config;

/**
 * How many requests the platform accepts from one sender before it responds with 429.
 *
 * @param perMinute above zero
 * @param perHour above zero
 */
public record RateLimit(int perMinute, int perHour) {}
