package mobius.report.trend;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobius.budget.Budget;
import mobius.report.text.Figures;
import mobius.verdict.past.NoiseBand;
import mobius.verdict.past.RunMetric;
import mobius.verdict.past.RunMetric.Kind;

/**
 * A figure of which the trend is shown.
 *
 * @param kind p95, throughput or error rate
 * @param subject a request name, or {@code all requests}
 */
record TrendFigure(Kind kind, String subject) {

    static final TrendFigure THROUGHPUT = new TrendFigure(Kind.THROUGHPUT, Budget.TOTAL);
    static final TrendFigure ERRORS = new TrendFigure(Kind.ERRORS, Budget.TOTAL);

    /** All that the runs have: those of all requests, then p95 of single ones in the order of the latest run that has them. */
    static List<TrendFigure> of(List<TrendRun> runs) {
        Set<TrendFigure> figures =
                new LinkedHashSet<>(List.of(new TrendFigure(Kind.P95, Budget.TOTAL), THROUGHPUT, ERRORS));
        for (int i = runs.size() - 1; i >= 0; i--) {
            runs.get(i).run().figures().stream()
                    .filter(figure -> figure.kind() == Kind.P95)
                    .map(figure -> new TrendFigure(figure.kind(), figure.subject()))
                    .forEach(figures::add);
        }
        return new ArrayList<>(figures);
    }

    String name() {
        return switch (kind) {
            case THROUGHPUT -> "Throughput, requests per second";
            case ERRORS -> "Error rate";
            default -> kind.id() + " of " + subject;
        };
    }

    Optional<RunMetric> of(TrendRun run) {
        return run.run().figure(like());
    }

    Optional<NoiseBand> band(TrendRun run) {
        return run.past().band(like());
    }

    /** With its unit. */
    String shown(double value) {
        return switch (kind) {
            case ERRORS -> Figures.of(100 * value, "%");
            default -> Figures.of(value, kind.unit());
        };
    }

    /** The figure of no run. */
    private RunMetric like() {
        return new RunMetric(kind, subject, 0, 0);
    }
}
