package mobius.config;

import java.time.Duration;

/**
 * How long the platform's own clients wait for a response, each above zero.
 *
 * @param quick sign-in and simple reads
 * @param standard changes and searches
 * @param files import and export
 */
public record Timeouts(Duration quick, Duration standard, Duration files) {}
