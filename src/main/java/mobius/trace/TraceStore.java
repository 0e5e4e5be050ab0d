package mobius.trace;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mobius.http.WebClient;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.http.WebResponse;

/**
 * The query service of Jaeger or Tempo. Services send their spans to it some seconds late and in several parts, so a trace counts as
 * complete once two readings in a row have the same number of spans.
 */
public final class TraceStore {

    /** Size limit of a trace: 8 MiB, some ten thousand spans. */
    private static final int MOST_BYTES = 8 << 20;

    private static final int MOST_TRACES = 100;
    private static final int NOT_FOUND = 404;
    private static final Duration OF_A_RESPONSE = Duration.ofSeconds(5);

    private final WebClient client = new WebClient(MOST_BYTES);
    private final String url;
    private final Optional<Supplier<String>> token;
    private final Duration patience;
    private final Duration pause;

    /**
     * What is known of a trace.
     *
     * @param spans that were found; empty if there are none yet
     * @param reason why there are none; empty otherwise
     * @param isComplete whether there were as many the time before
     */
    private record Reading(List<Span> spans, String reason, boolean isComplete) {

        static Reading of(List<Span> spans) {
            return new Reading(spans, "", false);
        }

        static Reading failed(String reason) {
            return new Reading(List.of(), reason, false);
        }

        /** What is known after another reading. What one has found stays if the next one fails. */
        Reading then(Reading next) {
            if (next.spans.isEmpty() && !spans.isEmpty()) {
                return this;
            }
            return new Reading(next.spans, next.reason, !spans.isEmpty() && spans.size() == next.spans.size());
        }
    }

    /**
     * Names a store.
     *
     * @param url of the query service, which answers at {@code <url>/api/traces/<trace id>}
     * @param token sent as a bearer token; empty for none
     * @param patience how long to wait for traces to be complete
     * @param pause between two readings of all traces
     */
    public TraceStore(String url, Optional<Supplier<String>> token, Duration patience, Duration pause) {
        this.url = url.replaceFirst("/+$", "");
        this.token = token;
        this.patience = patience;
        this.pause = pause;
    }

    /**
     * Reads traces and adds up where their time was spent.
     *
     * @param traceIds of the traces, of which the first 100 are read
     * @return for each trace its operations, the longest first, or the reason why it could not be read
     */
    public List<TracedTime> times(List<String> traceIds) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        traceIds.stream()
                .distinct()
                .limit(MOST_TRACES)
                .forEach(id -> readings.put(id, Reading.failed("was not read within " + patience.toSeconds() + " s")));
        try {
            readUntilComplete(readings, System.nanoTime() + patience.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return readings.entrySet().stream()
                .flatMap(trace -> times(trace.getKey(), trace.getValue()))
                .toList();
    }

    private void readUntilComplete(Map<String, Reading> readings, long end) throws InterruptedException {
        while (!readings.values().stream().allMatch(Reading::isComplete) && System.nanoTime() < end) {
            readOnce(readings, end);
            long left = Math.max(0, end - System.nanoTime());
            TimeUnit.NANOSECONDS.sleep(Math.min(pause.toNanos(), left));
        }
    }

    private void readOnce(Map<String, Reading> readings, long end) throws InterruptedException {
        for (Map.Entry<String, Reading> trace : readings.entrySet()) {
            if (!trace.getValue().isComplete() && System.nanoTime() < end) {
                trace.setValue(trace.getValue().then(read(trace.getKey())));
            }
        }
    }

    private Reading read(String traceId) throws InterruptedException {
        WebRequest request =
                WebRequest.get(URI.create(url + "/api/traces/" + traceId)).with("Accept", "application/json");
        try {
            return reading(client.send(
                    token.map(secret -> request.withToken(secret.get())).orElse(request), OF_A_RESPONSE));
        } catch (WebFailure failure) {
            return Reading.failed("could not be read: " + url + " " + failure.reason());
        }
    }

    private Reading reading(WebResponse response) {
        if (response.status() == NOT_FOUND) {
            return notStored();
        }
        if (!response.isOk()) {
            return Reading.failed("could not be read: " + url + " " + response.statusReason());
        }
        try {
            List<Span> spans = SpanReader.read(response.text());
            return spans.isEmpty() ? notStored() : Reading.of(spans);
        } catch (UnreadableTrace unknown) {
            return Reading.failed("could not be read: the response of " + url + " " + unknown.getMessage());
        }
    }

    private Reading notStored() {
        return Reading.failed("is not stored at " + url);
    }

    private static Stream<TracedTime> times(String traceId, Reading reading) {
        if (reading.spans().isEmpty()) {
            return Stream.of(TracedTime.missing(traceId, reading.reason()));
        }
        List<OwnTime> times = OwnTime.of(reading.spans());
        return times.isEmpty()
                ? Stream.of(TracedTime.missing(traceId, "has no span that took any time"))
                : times.stream().map(time -> TracedTime.of(traceId, time));
    }
}
