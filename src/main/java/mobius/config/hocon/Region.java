package mobius.config.hocon;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The region in which users' data are stored. Only users of the platform's own region are signed in. */
public enum Region {
    US_EAST_1("us-east-1"),
    EU_WEST_1("eu-west-1"),
    AP_SOUTHEAST_1("ap-southeast-1");

    private final String code;

    Region(String code) {
        this.code = code;
    }

    /** The region with a code such as {@code eu-west-1}; empty if there is none. */
    static Optional<Region> of(String code) {
        return Arrays.stream(values())
                .filter(region -> region.code.equals(code))
                .findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Region::toString).toList();
    }

    /** The code, for example {@code eu-west-1}. */
    @Override
    public String toString() {
        return code;
    }
}
