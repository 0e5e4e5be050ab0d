package mobius.platform;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a wire format promises, written down once more for the tests. */
enum ExpectedWire {
    CLIENT("", "/data", "/data", "/data", "/data/token", "/data/refreshToken", 200, 200, 204, 200, 403),
    GUIDELINE("", "/data", "/data/items", "/data/items", "/data/token", "/data/refresh_token", 201, 201, 200, 200, 401),
    PLAN("/", "", "/items", "/results", "/access_token", "/refresh_token", 200, 200, 204, 204, 403);

    final String slash;
    final String one;
    final String rows;
    final String found;
    final String token;
    final String refreshToken;
    final int registered;
    final int copied;
    final int deleted;
    final int done;
    final int anonymous;

    ExpectedWire(
            String slash,
            String one,
            String rows,
            String found,
            String token,
            String refreshToken,
            int registered,
            int copied,
            int deleted,
            int done,
            int anonymous) {
        this.slash = slash;
        this.one = one;
        this.rows = rows;
        this.found = found;
        this.token = token;
        this.refreshToken = refreshToken;
        this.registered = registered;
        this.copied = copied;
        this.deleted = deleted;
        this.done = done;
        this.anonymous = anonymous;
    }

    static ExpectedWire of(WireFormat wire) {
        return valueOf(wire.name());
    }

    /** The client has camelCase, the others have it as it is here. */
    String name(String name) {
        if (this != CLIENT) {
            return name;
        }
        String[] words = name.split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
