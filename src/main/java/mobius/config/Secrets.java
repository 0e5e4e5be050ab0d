package mobius.config;

import java.util.Optional;

/**
 * What environment variables alone may tell.
 *
 * @param password of all test accounts ({@code MOBIUS_PASSWORD}); empty where it is not set
 * @param token for a platform whose health and metrics are not public ({@code MOBIUS_TOKEN})
 * @param jdbcPassword of the user who reads the statistics of the platform's database ({@code MOBIUS_JDBC_PASSWORD})
 * @param prometheusToken for the Prometheus that watches production ({@code MOBIUS_PROMETHEUS_TOKEN})
 */
public record Secrets(
        Optional<Secret> password,
        Optional<Secret> token,
        Optional<Secret> jdbcPassword,
        Optional<Secret> prometheusToken) {}
