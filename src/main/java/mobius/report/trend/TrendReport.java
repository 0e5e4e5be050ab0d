package mobius.report.trend;

import java.util.Comparator;
import java.util.List;
import mobius.verdict.finding.Verdict.Outcome;

/**
 * The runs of an environment.
 *
 * @param environment its name
 * @param lines for each simulation and profile that has runs, at least one
 * @param problems the files that could not be read, and why
 */
public record TrendReport(String environment, List<TrendLine> lines, List<String> problems) {

    public TrendReport {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a trend takes a run, and " + environment + " has none");
        }
    }

    /** The worst of the latest verdicts. With files missing nothing is well. */
    Outcome outcome() {
        List<Outcome> byWeight = List.of(Outcome.PASS, Outcome.INCONCLUSIVE, Outcome.FAIL);
        Outcome worst = lines.stream()
                .map(line -> line.latest().run().outcome())
                .max(Comparator.comparing(byWeight::indexOf))
                .orElseThrow();
        return worst == Outcome.PASS && !problems.isEmpty() ? Outcome.INCONCLUSIVE : worst;
    }
}
