package mobius.telemetry.exposition;

import java.util.Locale;

/** The two text formats in which metrics are served. */
public enum ExpositionFormat {
    /** Prometheus' text format 0.0.4, whose end nothing marks but the end of its last line. */
    CLASSIC,
    /** OpenMetrics 1.0, which ends with {@code # EOF}. */
    OPEN_METRICS;

    private static final String OPEN_METRICS_TYPE = "application/openmetrics-text";

    /** What a scrape asks for: the classic format first, because a counter's name in OpenMetrics may have another end. */
    public static final String ACCEPT =
            "text/plain;version=0.0.4,%s;version=1.0.0;q=0.5,*/*;q=0.1".formatted(OPEN_METRICS_TYPE);

    /**
     * The format of an answer; classic where its header says nothing else, as Prometheus takes it.
     *
     * @param contentType may be empty
     */
    public static ExpositionFormat of(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith(OPEN_METRICS_TYPE) ? OPEN_METRICS : CLASSIC;
    }
}
