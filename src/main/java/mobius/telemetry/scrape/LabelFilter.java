package mobius.telemetry.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mobius.telemetry.exposition.Labels;

/** Picks series by label matchers, as Prometheus does: {@code name="mobius-api",image!~"redis.*"}. */
public final class LabelFilter implements Predicate<Labels> {

    private static final Pattern ONE = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)(=~|!~|!=|=)\"([^\"]*)\"");

    private final String matchers;
    private final List<Predicate<Labels>> all = new ArrayList<>();

    /** @param matchers in double quotes, separated by commas, without backslashes */
    public LabelFilter(String matchers) {
        this.matchers = matchers;
        Matcher matcher = ONE.matcher(matchers);
        while (matcher.find()) {
            all.add(one(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
    }

    /** A label that is missing is empty, and a regular expression matches a value as a whole. */
    private static Predicate<Labels> one(String label, String operator, String value) {
        Pattern pattern = Pattern.compile(operator.endsWith("~") ? value : Pattern.quote(value));
        Predicate<Labels> matches =
                labels -> pattern.matcher(labels.value(label).orElse("")).matches();
        return operator.startsWith("!") ? matches.negate() : matches;
    }

    @Override
    public boolean test(Labels labels) {
        return all.stream().allMatch(one -> one.test(labels));
    }

    @Override
    public String toString() {
        return matchers;
    }
}
