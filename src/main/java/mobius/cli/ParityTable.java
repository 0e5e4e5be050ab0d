package mobius.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mobius.budget.Percentile;
import mobius.measure.Responses;
import mobius.production.Parity;
import mobius.telemetry.BucketCounts;

/**
 * A comparison of a run with production as text for a terminal.
 *
 * @param parity of both
 */
record ParityTable(Parity parity) {

    private static final List<Percentile> PERCENTILES = List.of(Percentile.P50, Percentile.P95, Percentile.P99);
    private static final String ROW = "  %-32s %9s %7s" + "  %17s %6s".repeat(PERCENTILES.size()) + "%n";
    private static final double PERCENT = 100;
    private static final double MILLIS_PER_SECOND = 1_000;

    /** The complete text. */
    String text() {
        return rates() + leftOut() + table() + conclusion();
    }

    private String rates() {
        String test = parity.run().requestsPerSecond().isPresent()
                ? figure("%.1f requests/s", parity.run().requestsPerSecond().getAsDouble())
                : "not known";
        return figure(
                "Production: %s, %,.0f requests of users, peak %.1f requests/s over %d s; no data for %.1f %% of it%n"
                        + "Test: %,.0f requests of users, 1x is %s%n"
                        + "Difference of the mixes: %.1f %% of the requests%n%n",
                parity.traffic().range(),
                parity.traffic().total(),
                parity.rates().peak(),
                parity.rates().window().toSeconds(),
                PERCENT * parity.rates().gaps(),
                parity.run().total(),
                test,
                PERCENT * parity.distance());
    }

    private String leftOut() {
        return parity.traffic().leftOut().map(sentence -> sentence + "\n\n").orElse("");
    }

    private String table() {
        return ROW.formatted(
                        "share of requests; ms",
                        "production",
                        "test",
                        "production p50",
                        "test",
                        "p95",
                        "test",
                        "p99",
                        "test")
                + row("all requests", 1, 1, parity.served().all(), parity.run().all())
                + parity.names().stream().map(this::row).collect(Collectors.joining())
                + "\n";
    }

    private String row(String name) {
        return row(
                name,
                parity.traffic().share(name),
                parity.run().share(name),
                parity.served().routes().getOrDefault(name, new BucketCounts(new TreeMap<>())),
                Optional.ofNullable(parity.run().endpoints().get(name)).orElse(Responses.NONE));
    }

    private static String row(String name, double there, double here, BucketCounts production, Responses test) {
        Object[] cells = new Object[3 + 2 * PERCENTILES.size()];
        cells[0] = name;
        cells[1] = figure("%.1f %%", PERCENT * there);
        cells[2] = figure("%.1f %%", PERCENT * here);
        for (int number = 0; number < PERCENTILES.size(); number++) {
            Percentile percentile = PERCENTILES.get(number);
            cells[3 + 2 * number] = production
                    .percentile(percentile.value())
                    .map(ParityTable::bucket)
                    .orElse("");
            cells[4 + 2 * number] = test.ok()
                    .at(percentile)
                    .map(time -> String.valueOf(time.toMillis()))
                    .orElse("");
        }
        return ROW.formatted(cells);
    }

    /** The interpolated value, and in brackets the bucket, which is the only certain information. */
    private static String bucket(BucketCounts.Percentile percentile) {
        double low = MILLIS_PER_SECOND * percentile.lower();
        return Double.isInfinite(percentile.upper())
                ? figure("(above %.0f)", low)
                : figure(
                        "%.0f (%.0f-%.0f)",
                        MILLIS_PER_SECOND * percentile.value(), low, MILLIS_PER_SECOND * percentile.upper());
    }

    private String conclusion() {
        List<String> differences =
                parity.differences().stream().map(Parity.Difference::text).toList();
        List<String> notCompared = parity.notCompared();
        if (differences.isEmpty() && notCompared.isEmpty()) {
            return "The test is like production.\n";
        }
        String unlike = listed("The test differs from production:\n", differences);
        return unlike + listed(unlike.isEmpty() ? alike() : "Besides:\n", notCompared);
    }

    /** What is similar although not everything was compared. */
    private String alike() {
        return "Similar to production: the mix"
                + (parity.comparesFailures() ? ", the failures" : "")
                + (parity.comparesRate() ? ", the rate" : "")
                + (parity.comparesTimes() ? ", the times" : "")
                + "; not everything was compared:\n";
    }

    private static String listed(String heading, List<String> sentences) {
        return sentences.isEmpty()
                ? ""
                : sentences.stream()
                        .map(sentence -> "- " + sentence + "\n")
                        .collect(Collectors.joining("", heading, ""));
    }

    private static String figure(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
