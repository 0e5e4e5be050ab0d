package mobius.telemetry.scrape;

import java.time.Duration;
import java.util.List;
import mobius.telemetry.Recorder;

/**
 * Records the metrics of the platform's servers during a run. Failures of a source do not affect the run: a source that does not
 * respond, responds late or responds with something else leaves a gap with its reason, never 0.
 */
public final class TargetScraper implements AutoCloseable {

    /** Most series that are recorded of a source. */
    public static final int SERIES = 500;

    private static final Duration AT_THE_END = Duration.ofMillis(500);

    private final List<SourceWatch> watches;
    private final Duration patience;

    private TargetScraper(List<SourceWatch> watches, Duration patience) {
        this.watches = watches;
        this.patience = patience;
    }

    /**
     * Starts scraping. The recorder stays open when the scraper is closed.
     *
     * @param interval between two scrapes of a source, above zero
     * @param patience how long to wait for a whole answer, above zero; where it is longer than the interval, scrapes that a slow
     *     answer covers fall out
     */
    public static TargetScraper start(List<Source> sources, Duration interval, Duration patience, Recorder recorder) {
        ScrapeClient client = new ScrapeClient(patience);
        List<SourceWatch> watches = sources.stream()
                .map(source -> new SourceWatch(source, client, interval, patience, recorder))
                .toList();
        watches.forEach(SourceWatch::start);
        return new TargetScraper(watches, patience);
    }

    /** Scrapes each source one last time. */
    @Override
    public void close() {
        watches.forEach(SourceWatch::stop);
        try {
            for (SourceWatch watch : watches) {
                watch.join(patience.plus(AT_THE_END));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
