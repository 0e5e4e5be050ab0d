package mobius.report.reason;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One text for several that differ in nothing but their figures: {@code of 3 responses} and {@code of 11 responses} are
 * {@code of 3 to 11 responses}.
 *
 * @param text with a range in place of each figure that differs
 * @param ranges how many figures differ; of more than one the text no longer says which belong together
 */
public record MergedText(String text, int ranges) {

    /** A number that stands alone. Those in names, versions, paths, dates and times of day are no figures. */
    private static final Pattern FIGURE =
            Pattern.compile("(?<![\\w.,:/#-])\\d++(?:,\\d{3})*+(?:\\.\\d++)?+(?![\\w:/-]|[.,]\\d)");

    private static final Comparator<String> BY_VALUE =
            Comparator.comparingDouble(figure -> Double.parseDouble(figure.replace(",", "")));

    /** What stands between the figures of a text; texts that have it in common can be merged. */
    static List<String> words(String text) {
        return List.of(FIGURE.split(text, -1));
    }

    /** @param texts at least one, with the same words */
    static MergedText of(List<String> texts) {
        List<List<String>> figures = texts.stream().map(MergedText::figures).toList();
        StringBuilder merged = new StringBuilder();
        Matcher matcher = FIGURE.matcher(texts.get(0));
        int ranges = 0;
        for (int number = 0; matcher.find(); number++) {
            String range = range(figures, number);
            ranges += range.equals(matcher.group()) ? 0 : 1;
            matcher.appendReplacement(merged, range);
        }
        return new MergedText(matcher.appendTail(merged).toString(), ranges);
    }

    private static List<String> figures(String text) {
        return FIGURE.matcher(text).results().map(found -> found.group()).toList();
    }

    private static String range(List<List<String>> figures, int number) {
        List<String> sorted =
                figures.stream().map(each -> each.get(number)).sorted(BY_VALUE).toList();
        String least = sorted.get(0);
        String most = sorted.get(sorted.size() - 1);
        return least.equals(most) ? least : least + " to " + most;
    }
}
