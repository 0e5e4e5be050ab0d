package mobius.cli;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import mobius.run.ComparedRun;
import mobius.verdict.PastRuns;
import mobius.verdict.RunFigure;
import mobius.verdict.SideBySide;

/**
 * Two runs as text.
 *
 * @param past the runs before the second one, which tell how much runs differ anyway
 */
record ComparisonTable(ComparedRun first, ComparedRun second, List<SideBySide> figures, PastRuns past) {

    private static final String ROW = "  %-44s %12s %12s  %-10s %10s %20s %10s%n";

    private static final String CONCLUSION =
            "INCONCLUSIVE: one run against one run proves no change of 10 %%. The last column"
                    + " is by how much two runs of%nthe same build differ in 19 of 20 cases, where the history has at least 5 runs to tell."
                    + " What is sure takes%npairs: docs/history.md.%n";

    /** Which runs, a line for each figure, and what may be said. */
    String text() {
        String names = "before: %s%nafter:  %s%n".formatted(name(first), name(second));
        return figures.isEmpty()
                ? names + "INCONCLUSIVE: there is no figure that both of them have.%n".formatted()
                : names
                        + ROW.formatted("", "before", "after", "", "change", "within the runs", "noise")
                        + figures.stream().map(this::row).collect(Collectors.joining())
                        + conclusion();
    }

    private static String name(ComparedRun run) {
        return run.started() + ", build " + Objects.requireNonNullElse(run.build(), "not known");
    }

    private String row(SideBySide pair) {
        RunFigure figure = pair.figure();
        return ROW.formatted(
                figure.name(),
                shown(figure.kind(), figure.value()),
                shown(figure.kind(), pair.second()),
                unit(figure.kind()),
                change(pair),
                pair.low().isPresent()
                        ? percent(pair.low().getAsDouble()) + " to "
                                + percent(pair.high().orElseThrow())
                        : "-",
                noise(figure).isPresent() ? plain(noise(figure).getAsDouble()) : "not known");
    }

    private OptionalDouble noise(RunFigure figure) {
        return past.differenceByChance(figure);
    }

    private static String change(SideBySide pair) {
        return pair.figure().kind() == RunFigure.Kind.ERRORS
                ? String.format(Locale.ROOT, "%+.2f", 100 * pair.change())
                : percent(pair.change());
    }

    private String conclusion() {
        List<String> beyond = figures.stream()
                .filter(this::isBeyondNoise)
                .map(pair -> pair.figure().name())
                .toList();
        String found = beyond.isEmpty()
                ? ""
                : "More than single runs differ by chance in 19 of 20 cases: %s.%n"
                        .formatted(String.join(", ", beyond));
        return found + CONCLUSION.formatted();
    }

    private boolean isBeyondNoise(SideBySide pair) {
        OptionalDouble noise = noise(pair.figure());
        boolean isShare = pair.figure().kind() == RunFigure.Kind.ERRORS;
        double size = isShare ? Math.abs(pair.change()) : Math.abs(Math.log1p(pair.change()));
        return noise.isPresent() && size > (isShare ? noise.getAsDouble() : Math.log1p(noise.getAsDouble()));
    }

    private static String shown(RunFigure.Kind kind, double value) {
        double scaled = switch (kind) {
            case ERRORS -> 100 * value;
            case MEMORY -> value / (1 << 20);
            default -> value;
        };
        return String.format(Locale.ROOT, "%,.2f", scaled);
    }

    private static String unit(RunFigure.Kind kind) {
        return switch (kind) {
            case ERRORS -> "%";
            case MEMORY -> "MiB";
            default -> kind.unit();
        };
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * ratio);
    }

    private static String plain(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * ratio);
    }
}
