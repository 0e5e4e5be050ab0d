package mobius.config.hocon;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Pattern;
import mobius.text.Suggestion;

/** Settings that are words. */
public final class StringKinds {

    public static final Kind<String> NOT_BLANK = new Kind<>(StringKinds::notBlank, "");
    /** {@code true} or {@code false}. */
    public static final Kind<Boolean> FLAG = new Kind<>(StringKinds::flag, false);

    public static final Kind<Region> REGION = new Kind<>(StringKinds::region, Region.US_EAST_1);
    /** A path such as {@code /api/v1}, or empty. */
    public static final Kind<String> API_PREFIX = new Kind<>(StringKinds::apiPrefix, "");
    /** An IPv4 or IPv6 address. */
    public static final Kind<String> ADDRESS = new Kind<>(StringKinds::address, "");

    /** A host name, possibly with a leading {@code *.}, or {@code *}, or an IPv6 address. */
    public static final Kind<String> HOST = new Kind<>(StringKinds::host, "");

    private static final Pattern HOST_NAME = Pattern.compile("\\*|(\\*\\.)?[\\p{Alnum}_-]+(\\.[\\p{Alnum}_-]+)*");
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private StringKinds() {}

    /**
     * One of several words.
     *
     * @param words the value of each word; never empty
     */
    public static <T> Kind<T> oneOf(Map<String, T> words) {
        return new Kind<>(
                text -> {
                    T meaning = words.get(text);
                    if (meaning == null) {
                        throw new InvalidValue(
                                "is none of " + String.join(", ", words.keySet()),
                                "write " + String.join(" or ", words.keySet()));
                    }
                    return meaning;
                },
                words.values().iterator().next());
    }

    private static String notBlank(String text) throws InvalidValue {
        InvalidValue.unless(!text.isBlank(), "is empty", "give it a value or leave it out");
        return text;
    }

    private static boolean flag(String text) throws InvalidValue {
        boolean yes = text.equals("true");
        InvalidValue.unless(yes || text.equals("false"), "is neither true nor false", "write true or false");
        return yes;
    }

    private static Region region(String text) throws InvalidValue {
        String remedy = "write one of " + String.join(", ", Suggestion.ranked(text, Region.codes()));
        return Region.of(text).orElseThrow(() -> new InvalidValue("is not a region", remedy));
    }

    private static String apiPrefix(String text) throws InvalidValue {
        boolean fit = text.isEmpty() || (text.startsWith("/") && !text.endsWith("/"));
        InvalidValue.unless(
                fit, "does not start with a slash or ends with one", "write it like /api/v1, or \"\" for none");
        return text;
    }

    private static String host(String text) throws InvalidValue {
        boolean fit = HOST_NAME.matcher(text).matches() || (text.contains(":") && isIpv6(text));
        InvalidValue.unless(
                fit,
                "is not the name of a host",
                "write it without a port, for example \"localhost\" or \"*.mobius.ai\"");
        return text;
    }

    private static String address(String text) throws InvalidValue {
        boolean fit = IPV4.matcher(text).matches() || (text.contains(":") && isIpv6(text));
        InvalidValue.unless(fit, "is not an IP address", "write one, for example \"127.0.0.1\" or \"::1\"");
        return text;
    }

    /** Whether a text with a colon is an IPv6 address. Such a text is never looked up as a name. */
    private static boolean isIpv6(String text) {
        try {
            return !InetAddress.getByName(text).getHostAddress().isEmpty();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
