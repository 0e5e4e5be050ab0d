package mobius.report.picture;

import java.awt.AWTError;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import mobius.report.chart.Chart;
import mobius.text.TextSanitizer;

/**
 * The pictures of the charts of a page, which show without scripts what the scripts draw. A page, and above all a verdict, is
 * complete without them: whatever keeps one from being drawn is reported, never thrown.
 */
public final class Pictures {

    /** The folder of the pictures, beside their page. */
    public static final String FOLDER = "charts";

    private final SortedMap<String, String> files = new TreeMap<>();
    private String problem = "";

    private Pictures() {}

    /**
     * Draws the charts that have data.
     *
     * @param charts of a page
     * @param palette the colours of the page
     */
    public static Pictures of(List<Chart> charts, Palette palette) {
        // Must be set before the first letter is measured: a display is neither needed nor to be touched, if there is
        // one.
        System.setProperty("java.awt.headless", "true");
        Pictures pictures = new Pictures();
        charts.stream().filter(Chart::hasData).forEach(chart -> pictures.draw(chart, palette));
        return pictures;
    }

    /** An error too is caught: without fonts, or without the libraries of the JDK that read them, the JDK throws errors. */
    private void draw(Chart chart, Palette palette) {
        try {
            if (chart.wide()) {
                String wide = Picture.of(chart, Picture.Size.WIDE, palette);
                files.put(narrow(chart), Picture.of(chart, Picture.Size.SMALL, palette));
                files.put(path(chart), wide);
            } else {
                files.put(path(chart), Picture.of(chart, Picture.Size.SMALL, palette));
            }
        } catch (RuntimeException | LinkageError | VirtualMachineError | AWTError undrawn) {
            problem = problem.isEmpty() ? reason(undrawn) : problem;
        }
    }

    /** The JDK hides that it found no font behind other exceptions. */
    private static String reason(Throwable undrawn) {
        Throwable cause = undrawn;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return TextSanitizer.reason(cause);
    }

    /** The texts of the files by their paths from the folder of the page. */
    public SortedMap<String, String> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    /** Why a chart has no picture; empty if all were drawn. */
    public String problem() {
        return problem;
    }

    /** Whether the chart was drawn. */
    public boolean has(Chart chart) {
        return files.containsKey(path(chart));
    }

    /** The path of the picture of a chart from the folder of its page. */
    public static String path(Chart chart) {
        return FOLDER + "/" + chart.id() + ".svg";
    }

    /** The same for the picture of a wide chart on a narrow screen. */
    public static String narrow(Chart chart) {
        return FOLDER + "/" + chart.id() + "-narrow.svg";
    }
}
