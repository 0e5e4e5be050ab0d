package mobius.config;

import java.util.Optional;

/**
 * What environment variables alone may tell.
 *
 * @param password of all test accounts ({@code MOBIUS_PASSWORD}); empty in the environment {@code embedded} at most, where
 *     the run makes one up
 * @param token a ready access token ({@code MOBIUS_TOKEN})
 */
public record Secrets(Optional<Secret> password, Optional<Secret> token) {}
