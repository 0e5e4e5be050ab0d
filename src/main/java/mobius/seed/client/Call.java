package mobius.seed.client;

import java.time.Duration;
import java.util.Optional;

/**
 * A request to the platform.
 *
 * @param path from the platform's root, with its query
 * @param whose the address of the account that it is for, for messages
 * @param token of the account that sends it
 * @param body to send as JSON
 * @param patience how long to wait for the answer
 * @param repeatable whether the platform is in the same state when it is sent twice
 */
public record Call(
        String method,
        String path,
        String whose,
        Optional<String> token,
        Optional<Object> body,
        Duration patience,
        boolean repeatable) {

    public static Call get(String path, String whose, String token, Duration patience) {
        return new Call("GET", path, whose, Optional.of(token), Optional.empty(), patience, true);
    }

    public static Call delete(String path, String whose, String token, Duration patience) {
        return new Call("DELETE", path, whose, Optional.of(token), Optional.empty(), patience, true);
    }

    /** Creates something, and another one when it is sent twice. */
    public static Call create(String path, String whose, String token, Object body, Duration patience) {
        return new Call("POST", path, whose, Optional.of(token), Optional.of(body), patience, false);
    }

    /** Signs in or registers: a second account of the same address is refused. */
    static Call enter(String path, String whose, Object body, Duration patience) {
        return new Call("POST", path, whose, Optional.empty(), Optional.of(body), patience, true);
    }

    /** The same for an account that has signed in again. */
    public Call with(String renewedToken) {
        return new Call(method, path, whose, Optional.of(renewedToken), body, patience, repeatable);
    }

    /** Without the token and the body, which may hold a password. */
    @Override
    public String toString() {
        return method + " " + path + " for " + whose;
    }
}
