package mobius.text;

import java.net.URI;
import java.util.regex.Pattern;

/** Takes out of URLs what may be a secret, before they are shown or kept: the user, and the values of all parameters. */
public final class Redaction {

    /** What stands in its place. */
    public static final String HIDDEN = "***";

    private static final Pattern USER = Pattern.compile("(://)[^/?#\\s\"']+@");
    private static final Pattern PARAMETER = Pattern.compile("([?&][^=&#\\s\"']{1,100}=)[^&#\\s\"']+");

    private Redaction() {}

    public static String of(URI url) {
        return of(url.toString());
    }

    /** The text with every URL in it redacted. */
    public static String of(String text) {
        String withoutUser = USER.matcher(text).replaceAll("$1" + HIDDEN + "@");
        return PARAMETER.matcher(withoutUser).replaceAll("$1" + HIDDEN);
    }
}
