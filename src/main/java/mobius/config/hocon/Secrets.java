package mobius.config.hocon;

import java.util.Optional;

/**
 * Values that come from environment variables only. Each is empty if its variable is not set.
 *
 * @param password of all test accounts ({@code MOBIUS_PASSWORD})
 * @param token for a platform whose health and metrics are not public ({@code MOBIUS_TOKEN})
 * @param jdbcPassword of the user that reads the statistics of the platform's database ({@code MOBIUS_JDBC_PASSWORD})
 * @param prometheusToken for the Prometheus of production ({@code MOBIUS_PROMETHEUS_TOKEN})
 * @param prometheusPassword for a Prometheus with basic authentication ({@code MOBIUS_PROMETHEUS_PASSWORD})
 * @param tracesToken for the store of the platform's traces ({@code MOBIUS_TRACES_TOKEN})
 */
public record Secrets(
        Optional<Secret> password,
        Optional<Secret> token,
        Optional<Secret> jdbcPassword,
        Optional<Secret> prometheusToken,
        Optional<Secret> prometheusPassword,
        Optional<Secret> tracesToken) {

    /** No secrets, as if none of the variables were set. */
    public static Secrets none() {
        return new Secrets(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
