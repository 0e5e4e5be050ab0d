package mobius.seed.client;

import java.time.Duration;
import java.util.Optional;

/**
 * A request to the platform.
 *
 * @param path from the platform's root, with its query
 * @param whose the address of the account that the request concerns, for messages
 * @param token of the account that sends it; empty for registrations and sign-ins
 * @param body sent as JSON; empty for none
 * @param patience how long to wait for the response
 * @param repeatable whether sending it twice leaves the platform in the same state as sending it once
 */
public record Call(
        String method,
        String path,
        String whose,
        Optional<String> token,
        Optional<Object> body,
        Duration patience,
        boolean repeatable) {

    /** A request that reads. */
    public static Call get(String path, String whose, String token, Duration patience) {
        return new Call("GET", path, whose, Optional.of(token), Optional.empty(), patience, true);
    }

    /** A request that deletes. It may be repeated. */
    public static Call delete(String path, String whose, String token, Duration patience) {
        return new Call("DELETE", path, whose, Optional.of(token), Optional.empty(), patience, true);
    }

    /** A request that creates an item. It must not be repeated, because each time creates another item. */
    public static Call create(String path, String whose, String token, Object body, Duration patience) {
        return new Call("POST", path, whose, Optional.of(token), Optional.of(body), patience, false);
    }

    /** A sign-in or a registration. It may be repeated, because the platform refuses a second account with the same address. */
    static Call enter(String path, String whose, Object body, Duration patience) {
        return new Call("POST", path, whose, Optional.empty(), Optional.of(body), patience, true);
    }

    /** The same call with the token of a new sign-in. */
    public Call with(String renewedToken) {
        return new Call(method, path, whose, Optional.of(renewedToken), body, patience, repeatable);
    }

    /** Leaves out the token, and the body, which may hold a password. */
    @Override
    public String toString() {
        return method + " " + path + " for " + whose;
    }
}
