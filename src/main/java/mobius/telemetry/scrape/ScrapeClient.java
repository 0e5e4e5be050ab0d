package mobius.telemetry.scrape;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import mobius.http.WebClient;
import mobius.http.WebRequest;
import mobius.http.WebResponse;
import mobius.telemetry.exposition.ExpositionFormat;
import mobius.telemetry.exposition.ExpositionLimits;
import mobius.telemetry.exposition.ExpositionParser;

/** Requests the metrics of sources. */
final class ScrapeClient {

    /** Series limit before those of each core are summed; they are counted again after that. */
    private static final ExpositionLimits LIMITS = new ExpositionLimits(ExpositionLimits.STANDARD.bytes(), 10_000);

    private static final int GZIP_MAGIC_1 = 0x1F;
    private static final int GZIP_MAGIC_2 = 0x8B;

    private final WebClient client = new WebClient(LIMITS.bytes());
    private final Duration patience;

    /** @param patience for the whole answer, its last byte included */
    ScrapeClient(Duration patience) {
        this.patience = patience;
    }

    /**
     * Scrapes a source once.
     *
     * @throws IOException if it returns no metrics; the message continues a sentence that starts with its URL
     */
    Scrape scrape(Source source) throws IOException, InterruptedException {
        WebResponse answer = client.send(request(source), patience);
        if (!answer.isOk()) {
            // Without the body: reasons are counted, and one with an id in it would be another reason each time.
            throw new IOException(answer.statusReason());
        }
        MetricSelection selection = MetricSelections.of(source.role());
        SortedSet<String> unknown = new TreeSet<>();
        ExpositionParser parser = new ExpositionParser(name -> isKnown(selection, name, unknown), LIMITS);
        return new Scrape(parser.parse(text(answer), ExpositionFormat.of(answer.contentType())), unknown);
    }

    private static boolean isKnown(MetricSelection selection, String name, SortedSet<String> unknown) {
        boolean isKnown = selection.includes(name);
        if (!isKnown) {
            unknown.add(name);
        }
        return isKnown;
    }

    /** Rejects text that is still compressed: a proxy compressed it twice. */
    private static InputStream text(WebResponse answer) throws IOException {
        InputStream text = new BufferedInputStream(answer.bytes());
        text.mark(2);
        boolean isGzip = text.read() == GZIP_MAGIC_1 && text.read() == GZIP_MAGIC_2;
        text.reset();
        if (isGzip) {
            throw new IOException("is compressed once more than its Content-Encoding says");
        }
        return text;
    }

    private static WebRequest request(Source source) {
        WebRequest request = WebRequest.get(source.url()).with("Accept", ExpositionFormat.ACCEPT);
        return source.token().map(token -> request.withToken(token.get())).orElse(request);
    }
}
