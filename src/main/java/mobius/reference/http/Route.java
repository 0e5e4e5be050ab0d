package mobius.reference.http;

import mobius.contract.Endpoint;
import mobius.reference.settings.LatencySampler;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of the target.
 *
 * @param name for example {@code GET /contexts/{id}}
 * @param method in upper case
 * @param path from the root of the server, such as {@code /api/v1/contexts/{context_id}}
 * @param endpoint its rules; null for the few endpoints outside the contract
 * @param access who may call it, and how often
 * @param draws its service times and failures
 * @param metrics its time series
 * @param operation its work
 */
public record Route(
        String name,
        String method,
        String path,
        @Nullable Endpoint endpoint,
        Access access,
        LatencySampler draws,
        EndpointMetrics metrics,
        Operation operation) {

    /** Access rules of an endpoint. */
    public enum Access {
        /** Monitoring: no limit and no database connection. */
        MONITORING,
        /** No token needed; limited by address. */
        ANYBODY,
        /** A valid access token is needed; limited by account. */
        ACCOUNTS
    }
}
