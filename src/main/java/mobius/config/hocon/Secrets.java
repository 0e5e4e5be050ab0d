package mobius.config.hocon;

import java.util.Optional;

/**
 * What environment variables alone may tell.
 *
 * @param password of all test accounts ({@code MOBIUS_PASSWORD}); empty where it is not set
 * @param token for a platform whose health and metrics are not public ({@code MOBIUS_TOKEN})
 * @param jdbcPassword of the user who reads the statistics of the platform's database ({@code MOBIUS_JDBC_PASSWORD})
 * @param prometheusToken for the Prometheus that watches production ({@code MOBIUS_PROMETHEUS_TOKEN})
 * @param prometheusPassword the same for one that asks for a user and a password ({@code MOBIUS_PROMETHEUS_PASSWORD})
 */
public record Secrets(
        Optional<Secret> password,
        Optional<Secret> token,
        Optional<Secret> jdbcPassword,
        Optional<Secret> prometheusToken,
        Optional<Secret> prometheusPassword) {

    /** No secret at all, as without any of the variables. */
    public static Secrets none() {
        return new Secrets(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
