package mobius.config;

/**
 * How many requests the platform takes from one sender before it answers 429.
 *
 * @param perMinute above zero
 * @param perHour above zero
 */
public record RateLimit(int perMinute, int perHour) {}
