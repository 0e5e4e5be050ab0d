package mobius.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The fixed parts of the page. */
final class PageAssets {

    /** Apache ECharts with the charts that are in common use: half of the size of the whole library. */
    private static final String CHART_LIBRARY = "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";

    private PageAssets() {}

    /** A file beside this class. */
    static String text(String name) {
        return read(name);
    }

    static String styleSheet() {
        return text("verdict.css");
    }

    static String chartLibrary() {
        return read(CHART_LIBRARY);
    }

    /** A script that can stand in a script element: in a string or a pattern, where alone it may occur, the escape is no change. */
    static String script(String text) {
        return text.replace("</script", "<\\/script").replace("<!--", "<\\!--");
    }

    private static String read(String name) {
        try (InputStream resource = PageAssets.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(
                        name + " is missing on the class path; build again with ./mvnw compile");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
