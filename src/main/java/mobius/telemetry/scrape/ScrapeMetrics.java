package mobius.telemetry.scrape;

/** What is recorded of the scraping itself, under the name of each source. */
public final class ScrapeMetrics {

    /** How long an answer took, with its parsing; a row for each scrape that went well. */
    public static final String DURATION = "scrape_duration_ms";
    /** 1 for each scrape that yielded nothing, labelled {@code reason="..."}: from here to the next answer is a gap. */
    public static final String FAILED = "scrape_failed";
    /** How many scrapes fell out because the one before took longer than its interval. */
    public static final String SKIPPED = "scrapes_skipped";
    /** How many series of a scrape are not recorded, because there are more than {@link TargetScraper#SERIES}. */
    public static final String LEFT_OUT = "scrape_series_left_out";
    /** How many lines of a scrape repeated a series, of which the first line counts. */
    public static final String DUPLICATES = "scrape_duplicate_series";

    /** How many names of metrics of a scrape no reader knows; they are left out. */
    public static final String UNKNOWN = "scrape_names_unknown";

    /** How many lines of a scrape are neither a sample nor a comment, and are left out. */
    public static final String NOT_UNDERSTOOD = "scrape_lines_not_understood";

    /** 1 where Prometheus answered with a warning, labelled {@code reason="..."}: its values may be incomplete. */
    public static final String WARNED = "scrape_warned";

    private ScrapeMetrics() {}
}
