package mobius.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The frame of every page: one file that asks nothing of any network and has everything that it needs to be read alone. Beside it
 * are a style sheet and pictures for servers that forbid styles and scripts within a page, as Jenkins does.
 */
public final class PageFrame {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private PageFrame() {}

    /**
     * The text of a page, to be stored as UTF-8.
     *
     * @param title of the window
     * @param body its HTML
     * @param model becomes the constant {@code model} of its scripts
     * @param scripts the names of files beside this class, which may use what is in {@code draw.js}
     */
    public static String of(String title, String body, Object model, String... scripts) {
        return filled(
                "page.html",
                Map.of(
                        "title", new Markup().element("title", title).toString(),
                        "style", PageAssets.styleSheet(),
                        "style-sheet", Page.STYLE_SHEET,
                        "body", body,
                        "model", json(model),
                        "library", PageAssets.script(PageAssets.chartLibrary()),
                        "scripts",
                                Stream.concat(Stream.of("draw.js"), Stream.of(scripts))
                                        .map(PageAssets::text)
                                        .map(PageAssets::script)
                                        .collect(Collectors.joining("\n"))));
    }

    /** A file beside this class with its places filled. As replacements a matcher would go through each character of the parts. */
    public static String filled(String name, Map<String, String> parts) {
        StringBuilder page = new StringBuilder();
        Matcher place = PLACE.matcher(PageAssets.text(name));
        while (place.find()) {
            place.appendReplacement(page, "");
            page.append(parts.get(place.group(1)));
        }
        return place.appendTail(page).toString();
    }

    /** JSON that can stand in a script element: it has no {@code <} that could end it. */
    private static String json(Object model) {
        try {
            return JSON.writeValueAsString(model).replace("<", "\\u003c");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain records always become JSON", impossible);
        }
    }
}
