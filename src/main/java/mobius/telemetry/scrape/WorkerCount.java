package mobius.telemetry.scrape;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mobius.telemetry.exposition.Metric;

/**
 * Counts the processes that answer at an address by their start times. Scrapes keep their connection and therefore the worker
 * that accepted it, so that one of two workers could be scraped all the time, with half of the requests. Here each request has a
 * connection of its own. All are sent at once, because an idle worker that is asked alone often accepts again.
 */
final class WorkerCount {

    private static final int QUESTIONS = 8;
    private static final String START = "process_start_time_seconds";

    private final Source source;
    private final Duration patience;

    WorkerCount(Source source, Duration patience) {
        this.source = source;
        this.patience = patience;
    }

    /** Returns the least number of processes; 0 if they do not expose when they started. */
    int ask() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(QUESTIONS, task -> {
            Thread thread = new Thread(task, "mobius-workers-" + source.name());
            thread.setDaemon(true);
            return thread;
        });
        try {
            Callable<List<Double>> question = this::starts;
            Set<Double> starts = new HashSet<>();
            for (Future<List<Double>> answer : threads.invokeAll(Collections.nCopies(QUESTIONS, question))) {
                starts.addAll(known(answer));
            }
            return starts.size();
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Double> starts() throws IOException, InterruptedException {
        return new ScrapeClient(patience)
                .scrape(source).exposition().named(START).stream()
                        .map(Metric::value)
                        .toList();
    }

    /** Failures are ignored; the scrapes that follow record their reason. */
    private static List<Double> known(Future<List<Double>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            return List.of();
        }
    }
}
