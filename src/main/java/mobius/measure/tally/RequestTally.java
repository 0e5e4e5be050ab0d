package mobius.measure.tally;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mobius.measure.Failures;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.WindowStats;
import org.jspecify.annotations.Nullable;

/** Counts the requests of one name, each in its part or outside all parts. */
final class RequestTally {

    private final String name;

    private final Batches batches;

    private final @Nullable ResponseTally[] tallies;

    /** When the first of them ended: an order of the names that does not depend on the injector that sent the requests. */
    private long firstMillis = Long.MAX_VALUE;

    RequestTally(String name, Batches batches) {
        this.name = name;
        this.batches = batches;
        this.tallies = new @Nullable ResponseTally[batches.size()];
    }

    void record(int batch, Sample sample) {
        firstMillis = Math.min(firstMillis, sample.endMillis());
        at(batch).record(sample);
    }

    /** Counts the requests of this name that another injector has sent. */
    void absorb(RequestTally other) {
        firstMillis = Math.min(firstMillis, other.firstMillis);
        for (int batch = 0; batch < tallies.length; batch++) {
            ResponseTally theirs = other.tallies[batch];
            if (theirs != null) {
                at(batch).absorb(theirs);
            }
        }
    }

    private ResponseTally at(int batch) {
        ResponseTally tally = tallies[batch];
        if (tally == null) {
            tally = new ResponseTally();
            tallies[batch] = tally;
        }
        return tally;
    }

    String name() {
        return name;
    }

    long firstMillis() {
        return firstMillis;
    }

    /** Releases memory of a part that is over, until a late response arrives. */
    void pack(int batch) {
        ResponseTally tally = tallies[batch];
        if (tally != null) {
            tally.pack();
        }
    }

    RequestStats stats() {
        List<WindowStats> windows = IntStream.range(0, batches.windows().size())
                .mapToObj(this::window)
                .toList();
        return new RequestStats(name, whole(), windows);
    }

    private Responses whole() {
        ResponseTally whole = new ResponseTally();
        for (ResponseTally tally : tallies) {
            if (tally != null) {
                whole.add(tally);
            }
        }
        return whole.responses();
    }

    private WindowStats window(int window) {
        return new WindowStats(IntStream.range(0, batches.windows().get(window).parts())
                .mapToObj(batch -> responses(batches.number(window, batch)))
                .toList());
    }

    private Responses responses(int batch) {
        ResponseTally tally = tallies[batch];
        return tally == null ? Responses.NONE : tally.responses();
    }

    /** Counts responses by outcome. */
    private static final class ResponseTally {

        private final LatencyTally ok = new LatencyTally();

        private final LatencyTally ko = new LatencyTally();

        private Failures failures = Failures.NONE;

        private long throttled;

        void record(Sample sample) {
            switch (sample.outcome()) {
                case OK -> ok.record(sample.millis());
                case KO -> failed(sample);
                case THROTTLED -> throttled++;
            }
        }

        private void failed(Sample sample) {
            ko.record(sample.millis());
            failures = failures.plus(FailureKind.of(sample.message()).one());
        }

        void add(ResponseTally other) {
            ok.add(other.ok);
            ko.add(other.ko);
            failures = failures.plus(other.failures);
            throttled += other.throttled;
        }

        /** As {@link #add}, in as little memory as the counts of both take. */
        void absorb(ResponseTally other) {
            ok.absorb(other.ok);
            ko.absorb(other.ko);
            failures = failures.plus(other.failures);
            throttled += other.throttled;
        }

        /** Releases memory until the next request. */
        void pack() {
            ok.pack();
            ko.pack();
        }

        Responses responses() {
            return new Responses(ok.latencies(), ko.latencies(), failures, throttled);
        }
    }

    /** Kind of a failed request, by the message in the log. The log has neither statuses nor error types. */
    private enum FailureKind {
        SHED,
        TIMED_OUT,
        DISCONNECTED,
        WRONG;

        /** Prefix of the suite's own checks: {@code answered 500} or {@code answered 200 with no list}. */
        private static final String ANSWERED = "answered ";

        /**
         * Messages of Gatling's checks begin with the name of the check, as in {@code status.find.is(200), but actually found 500} or
         * {@code jmesPath(data.id).find.exists, found nothing}. Messages of its client begin with a class in one-letter packages.
         */
        private static final Pattern CHECK =
                Pattern.compile("[a-z][A-Za-z0-9]+([.(]| preparation| extraction).*", Pattern.DOTALL);

        /** Classifies a failure. Anything that is neither a check nor a timeout is a connection failure. */
        static FailureKind of(String message) {
            if (message.equals(Measurement.SHED)) {
                return SHED;
            }
            if (message.startsWith(ANSWERED) || CHECK.matcher(message).matches()) {
                return WRONG;
            }
            String lower = message.toLowerCase(Locale.ROOT);
            return lower.contains("timeout") || lower.contains("timed out") ? TIMED_OUT : DISCONNECTED;
        }

        /** Returns one failure of this kind. */
        Failures one() {
            return switch (this) {
                case SHED -> new Failures(1, 0, 0, 0);
                case TIMED_OUT -> new Failures(0, 1, 0, 0);
                case DISCONNECTED -> new Failures(0, 0, 1, 0);
                case WRONG -> new Failures(0, 0, 0, 1);
            };
        }
    }
}
