package mobius.telemetry.scrape;

/** Metrics about the scrapes themselves, recorded for each source. */
public final class ScrapeMetrics {

    /** Time of a response, including parsing; a row for each successful scrape. */
    public static final String DURATION = "scrape_duration_ms";
    /** 1 for each failed scrape, labelled {@code reason="..."}: a gap up to the next response. */
    public static final String FAILED = "scrape_failed";
    /** Number of scrapes that were skipped because the previous one took longer than its interval. */
    public static final String SKIPPED = "scrapes_skipped";
    /** Number of series of a scrape beyond {@link TargetScraper#SERIES}, which are not recorded. */
    public static final String LEFT_OUT = "scrape_series_left_out";
    /** Number of lines of a scrape that repeat a series; the first line counts. */
    public static final String DUPLICATES = "scrape_duplicate_series";

    /** Number of metric names of a scrape that no reader knows; they are left out. */
    public static final String UNKNOWN = "scrape_names_unknown";

    /** Number of lines of a scrape that are neither a sample nor a comment; they are left out. */
    public static final String NOT_UNDERSTOOD = "scrape_lines_not_understood";

    /** 1 if Prometheus responded with a warning, labelled {@code reason="..."}: its values may be incomplete. */
    public static final String WARNED = "scrape_warned";

    private ScrapeMetrics() {}
}
