package mobius.report.chart;

import java.util.List;
import java.util.Objects;
import mobius.report.picture.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A chart. The script of its page draws it from this record as JSON, and {@link Picture} draws the same record as a picture.
 *
 * @param id names its place on the page and its picture
 * @param caption its heading
 * @param alternative what it shows, for readers who do not see it
 * @param wide whether it takes the whole width of the page
 * @param x its horizontal axis
 * @param y its vertical axis
 * @param views what it can show, at least one; the first is shown until the reader chooses another
 * @param areas stretches of the horizontal axis
 * @param marks places on the horizontal axis
 * @param none the text in place of a chart without data
 */
public record Chart(
        String id,
        String caption,
        String alternative,
        boolean wide,
        XAxis x,
        YAxis y,
        List<View> views,
        List<Area> areas,
        List<Mark> marks,
        String none) {

    public Chart {
        views = List.copyOf(views);
        areas = List.copyOf(areas);
        marks = List.copyOf(marks);
        if (views.isEmpty()) {
            throw new IllegalArgumentException("the chart " + id + " has no view");
        }
    }

    /** Whether any of its views has a value. */
    public boolean hasData() {
        return views.stream().anyMatch(View::hasData);
    }

    /** The lines of its first view. */
    public List<Line> lines() {
        return views.get(0).lines();
    }

    /** What an x means. */
    public enum Scale {
        /** Seconds after the start of the injection. */
        TIME,
        /** 1 / (1 - share of the responses), on a logarithmic scale: 90 %, 99 % and 99.9 % are equally far apart. */
        TAIL,
        VALUE,
        /** The position in the labels. */
        CATEGORIES,
        /** The position in the labels, which stand below each other; values extend to the right. */
        BARS
    }

    /**
     * The horizontal axis.
     *
     * @param from where it begins; null if that follows from the data
     * @param to where it ends; null if that follows from the data
     * @param labels of its categories
     */
    public record XAxis(
            Scale scale,
            String title,
            @Nullable Double from,
            @Nullable Double to,
            List<String> labels) {

        public static XAxis time(double from, double to) {
            return new XAxis(Scale.TIME, "", from, to, List.of());
        }

        public static XAxis tail() {
            return new XAxis(Scale.TAIL, "of the responses", null, null, List.of());
        }

        public static XAxis value(String title) {
            return new XAxis(Scale.VALUE, title, null, null, List.of());
        }

        public static XAxis categories(List<String> labels) {
            return new XAxis(Scale.CATEGORIES, "", null, null, List.copyOf(labels));
        }

        public static XAxis bars(List<String> labels) {
            return new XAxis(Scale.BARS, "", null, null, List.copyOf(labels));
        }
    }

    /** Where the vertical axis begins. */
    public enum Base {
        ZERO,
        /** Near the lowest value, for changes of a few percent. */
        DATA,
        /** Values lie on both sides of a line at 0 and are shown with their sign. */
        SIGNED
    }

    /**
     * The vertical axis.
     *
     * @param unit {@code ms}, {@code count}, {@code ratio} (shown in percent) or {@code MiB} (of values in bytes)
     */
    public record YAxis(String unit, Base base) {

        public static YAxis fromZero(String unit) {
            return new YAxis(unit, Base.ZERO);
        }
    }

    /**
     * One content of a chart.
     *
     * @param name by which the reader chooses it; empty if there is no choice
     * @param bands behind the lines
     * @param limits lines across
     */
    public record View(String name, List<Line> lines, List<Band> bands, List<Limit> limits) {

        public View {
            lines = List.copyOf(lines);
            bands = List.copyOf(bands);
            limits = List.copyOf(limits);
        }

        public static View of(List<Line> lines) {
            return new View("", lines, List.of(), List.of());
        }

        private boolean hasData() {
            return lines.stream()
                    .flatMap(line -> line.points().stream())
                    .map(point -> point.get(1))
                    .anyMatch(Objects::nonNull);
        }
    }

    /** How a line is drawn. The last four mark runs by their verdict, never by colour alone. */
    public enum Stroke {
        SOLID,
        DASHED,
        DOTTED,
        /** In the background. */
        THIN,
        /** Dotted and level around each point. */
        LEVEL,
        /** Along which a resource leaks. */
        TREND,
        /** Of failures. */
        FAILURES,
        /** With its points marked. */
        MARKED,
        /** Points alone. */
        EVENTS,
        BARS,
        PASS,
        FAIL,
        INCONCLUSIVE,
        UNTRUSTED
    }

    /**
     * A line.
     *
     * @param name in the legend; empty if it is not listed there
     * @param points x and value; a value of null breaks the line
     */
    public record Line(String name, List<List<@Nullable Double>> points, Stroke stroke) {}

    /**
     * Intervals, as bars behind the lines.
     *
     * @param name in the legend; empty if it is not listed there
     * @param width of each bar on the horizontal axis
     * @param points x, lower and upper end
     */
    public record Band(String name, double width, List<List<Double>> points) {}

    /** A value that is not to be exceeded. */
    public record Limit(String name, double value) {}

    /** A stretch of the horizontal axis, shaded or between two dotted lines. */
    public record Area(String name, double from, double to, boolean shaded) {}

    /** A place on the horizontal axis. */
    public record Mark(double at, String name) {}
}
