package mobius.report.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import mobius.report.text.Figures;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a comparison is.
 *
 * @param label what it is called beside its figures, such as {@code before}
 * @param build that was tested; null where nobody told
 * @param started when its runs began, in ISO 8601, in the order of time
 */
public record ComparedSide(String label, @Nullable String build, List<String> started) {

    public ComparedSide {
        started = List.copyOf(started);
        if (started.isEmpty()) {
            throw new IllegalArgumentException("the side \"" + label + "\" has no run");
        }
    }

    /** For example {@code 2026-01-01T12:00:00Z, build 1.4.2}. */
    public String name() {
        String begin = started.size() == 1
                ? started.get(0)
                : String.format(Locale.ROOT, "%d runs from %s on", started.size(), started.get(0));
        return begin + ", build " + Objects.requireNonNullElse(build, Figures.NOT_KNOWN);
    }
}
