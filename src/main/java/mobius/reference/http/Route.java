package mobius.reference.http;

import mobius.contract.Endpoint;
import mobius.reference.settings.LatencySampler;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of the target with what belongs to it.
 *
 * @param name as in {@code GET /contexts/{id}}
 * @param method in capitals
 * @param path from the root of the server: {@code /api/v1/contexts/{context_id}}
 * @param endpoint its rules, or null for the few that are not in the contract
 * @param access who may call it, and how often
 * @param draws its service times and failures
 * @param metrics its counters
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

    /** Who may call an endpoint. */
    public enum Access {
        /** Whoever watches the platform; no limits and no database connection. */
        MONITORING,
        /** Anybody, limited by address. */
        ANYBODY,
        /** Who brings a valid access token, limited by account. */
        ACCOUNTS
    }
}
