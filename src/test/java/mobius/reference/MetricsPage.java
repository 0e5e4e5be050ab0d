package mobius.reference;

import java.io.IOException;

/** What a target says about itself. */
record MetricsPage(String text) {

    static MetricsPage of(Client client) throws IOException, InterruptedException {
        return new MetricsPage(client.get("/metrics").body());
    }

    /**
     * The value of a series.
     *
     * @param series as it stands on the page: {@code cache_hits_total}, or with its labels
     */
    double value(String series) {
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series + " in\n" + text));
    }
}
