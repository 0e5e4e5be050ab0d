package mobius.config.hocon;

import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The setting that selects series in Prometheus: label matchers, as between the braces of a selector. Values may be in single or
 * double quotes, and are returned in double ones.
 */
public final class LabelMatchers {

    public static final Kind<String> KIND = new Kind<>(LabelMatchers::read, "");

    /** A label, an operator, and a value in single or double quotes. */
    private static final String MATCHER =
            "\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*(?:\"([^\"\\\\\\p{Cntrl}]*)\"|'([^'\"\\\\\\p{Cntrl}]*)')\\s*";

    private static final Pattern ONE = Pattern.compile(MATCHER);
    private static final Pattern LIST = Pattern.compile(MATCHER + "(?:," + MATCHER + ")*");
    private static final String EXAMPLE =
            "write label matchers without backslashes, for example job='mobius',stage=~'prod.*'";

    /** Labels for which the rules have matchers of their own. */
    private static final Set<String> TAKEN = Set.of("__name__", "handler", "le", "method", "mode", "status");

    /**
     * What Java accepts in a regular expression and Prometheus (RE2) does not: lookarounds, possessive quantifiers, quantifiers
     * on quantifiers, large counts, and nested character classes.
     */
    private static final Pattern NOT_RE2 =
            Pattern.compile("\\(\\?(?!:|i\\))|[*+?}][*+{]|\\{[^}]*\\d{4}|&&|\\[[^\\]]*\\[");

    private LabelMatchers() {}

    private static String read(String text) throws InvalidValue {
        InvalidValue.unless(LIST.matcher(text).matches(), "is not a list of label matchers", EXAMPLE);
        StringJoiner matchers = new StringJoiner(",");
        Matcher matcher = ONE.matcher(text);
        while (matcher.find()) {
            matchers.add(one(matcher.group(1), matcher.group(2), value(matcher)));
        }
        return matchers.toString();
    }

    private static String value(Matcher matcher) {
        String inDoubleQuotes = matcher.group(3);
        return inDoubleQuotes == null ? matcher.group(4) : inDoubleQuotes;
    }

    /** Checks one matcher, and writes its value in double quotes. */
    private static String one(String label, String operator, String value) throws InvalidValue {
        InvalidValue.unless(
                !TAKEN.contains(label),
                "has a matcher for " + label + ", which the rules match themselves",
                "select by another label, for example job or instance");
        InvalidValue.unless(
                !operator.endsWith("~") || isRegex(value),
                "has " + value + ", which is not a regular expression of Prometheus (RE2)",
                "write one, for example mobius-.+");
        return label + operator + '"' + value + '"';
    }

    private static boolean isRegex(String value) {
        try {
            Pattern.compile(value);
            return !NOT_RE2.matcher(value).find();
        } catch (PatternSyntaxException notARegex) {
            return false;
        }
    }
}
