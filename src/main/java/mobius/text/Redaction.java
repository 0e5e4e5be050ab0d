package mobius.text;

import java.net.URI;
import java.util.regex.Pattern;

/** Removes possible secrets from URLs before they are shown or stored: the user information and the values of all parameters. */
public final class Redaction {

    /** Replacement for a removed value. */
    public static final String HIDDEN = "***";

    private static final Pattern USER = Pattern.compile("(://)[^/?#\\s\"']+@");
    private static final Pattern PARAMETER = Pattern.compile("([?&][^=&#\\s\"']{1,100}=)[^&#\\s\"']+");

    private Redaction() {}

    /** Returns the URL as redacted text. */
    public static String of(URI url) {
        return of(url.toString());
    }

    /** Returns the text with every URL in it redacted. */
    public static String of(String text) {
        String withoutUser = USER.matcher(text).replaceAll("$1" + HIDDEN + "@");
        return PARAMETER.matcher(withoutUser).replaceAll("$1" + HIDDEN);
    }
}
