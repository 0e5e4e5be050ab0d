package mobius.config;

import mobius.text.Suggestion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Pattern;

/** Settings that are words. */
final class Texts {

    static final Kind<String> NOT_BLANK = new Kind<>(Texts::notBlank, "");
    static final Kind<Boolean> FLAG = new Kind<>(Texts::flag, false);
    static final Kind<Region> REGION = new Kind<>(Texts::region, Region.US_EAST_1);
    static final Kind<String> API_PREFIX = new Kind<>(Texts::apiPrefix, "");
    static final Kind<String> ADDRESS = new Kind<>(Texts::address, "");

    static final Kind<String> HOST = new Kind<>(Texts::host, "");

    private static final Pattern HOST_NAME = Pattern.compile("\\*|(\\*\\.)?[\\p{Alnum}_-]+(\\.[\\p{Alnum}_-]+)*");
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private Texts() {}

    /** One of several words, each with what it means. */
    static <T> Kind<T> oneOf(Map<String, T> words) {
        return new Kind<>(
                text -> {
                    T meaning = words.get(text);
                    if (meaning == null) {
                        throw new Unfit(
                                "is none of " + String.join(", ", words.keySet()),
                                "write " + String.join(" or ", words.keySet()));
                    }
                    return meaning;
                },
                words.values().iterator().next());
    }

    private static String notBlank(String text) throws Unfit {
        Unfit.unless(!text.isBlank(), "is empty", "give it a value or leave it out");
        return text;
    }

    private static boolean flag(String text) throws Unfit {
        boolean yes = text.equals("true");
        Unfit.unless(yes || text.equals("false"), "is neither true nor false", "write true or false");
        return yes;
    }

    private static Region region(String text) throws Unfit {
        String remedy = "write one of " + String.join(", ", Suggestion.ranked(text, Region.codes()));
        return Region.of(text).orElseThrow(() -> new Unfit("is not a region", remedy));
    }

    private static String apiPrefix(String text) throws Unfit {
        boolean fit = text.isEmpty() || (text.startsWith("/") && !text.endsWith("/"));
        Unfit.unless(fit, "does not start with a slash or ends with one", "write it like /api/v1, or \"\" for none");
        return text;
    }

    private static String host(String text) throws Unfit {
        boolean fit = HOST_NAME.matcher(text).matches() || (text.contains(":") && isIpv6(text));
        Unfit.unless(
                fit,
                "is not the name of a host",
                "write it without a port, for example \"localhost\" or \"*.mobius.ai\"");
        return text;
    }

    private static String address(String text) throws Unfit {
        boolean fit = IPV4.matcher(text).matches() || (text.contains(":") && isIpv6(text));
        Unfit.unless(fit, "is not an IP address", "write one, for example \"127.0.0.1\" or \"::1\"");
        return text;
    }

    /** A text with a colon is never looked up as a name. */
    private static boolean isIpv6(String text) {
        try {
            return !InetAddress.getByName(text).getHostAddress().isEmpty();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
