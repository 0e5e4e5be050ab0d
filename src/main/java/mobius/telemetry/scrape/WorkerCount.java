package mobius.telemetry.scrape;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import mobius.telemetry.exposition.Metric;

/**
 * Counts the processes that answer at one address, by the moments at which they started. Scrapes keep their connection, and with
 * it the worker of gunicorn that accepted it: of two workers one could be scraped all the time, with half of the requests. So each
 * question here is a connection of its own.
 */
final class WorkerCount {

    /** Of two workers that accept in turn by chance, both are met in 97 of 100 cases. */
    private static final int QUESTIONS = 6;

    private static final String START = "process_start_time_seconds";

    private final Source source;
    private final Duration patience;

    WorkerCount(Source source, Duration patience) {
        this.source = source;
        this.patience = patience;
    }

    /** How many there are at least; 0 if they do not expose when they started. */
    int ask() throws InterruptedException {
        Set<Double> starts = new HashSet<>();
        try {
            for (int question = 0; question < QUESTIONS; question++) {
                new ScrapeClient(patience)
                        .scrape(source).exposition().named(START).stream()
                                .map(Metric::value)
                                .forEach(starts::add);
                if (starts.isEmpty()) {
                    return 0;
                }
            }
        } catch (IOException | RuntimeException silent) {
            // Each scrape records the reason.
            return starts.size();
        }
        return starts.size();
    }
}
