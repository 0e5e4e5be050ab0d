package mobius.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ten slowest and the first ten failed requests of each name, and the three slowest of which the platform was asked to record a
 * trace. Nearly all requests are turned away by one or two comparisons.
 */
public final class NotedRequests {

    private static final int MOST = 10;
    private static final int MOST_RECORDED = 3;

    private final Map<String, OfName> byName = new ConcurrentHashMap<>();

    /** Those of one name, to be added to. */
    public OfName of(String request) {
        return byName.computeIfAbsent(request, name -> new OfName());
    }

    /** All of them, by name: the slowest first, then those with a trace, then the failed ones in the order in which they failed. */
    public List<NotedRequest> all() {
        List<NotedRequest> all = new ArrayList<>();
        new TreeMap<>(byName).values().forEach(name -> all.addAll(name.all()));
        return all;
    }

    /** Those of one name. */
    public static final class OfName {

        private final Slowest slowest = new Slowest(MOST);
        private final Slowest recorded = new Slowest(MOST_RECORDED);
        private final List<NotedRequest> failed = new ArrayList<>();
        private volatile boolean wantsFailed = true;

        /** Whether a request with this response time is to be added. */
        public boolean isAmongSlowest(long durationMillis) {
            return slowest.wants(durationMillis);
        }

        /** Whether a request with this response time is to be added if the platform was asked to record its trace. */
        public boolean isAmongRecorded(long durationMillis) {
            return recorded.wants(durationMillis);
        }

        /** Whether a request that failed is to be added. */
        public boolean wantsFailed() {
            return wantsFailed;
        }

        /** Adds a request, whichever its kind. */
        public synchronized void add(NotedRequest request) {
            switch (request.kind()) {
                case NotedRequest.FAILED -> addFailed(request);
                case NotedRequest.RECORDED -> recorded.add(request);
                default -> slowest.add(request);
            }
        }

        private void addFailed(NotedRequest request) {
            if (failed.size() < MOST) {
                failed.add(request);
            }
            wantsFailed = failed.size() < MOST;
        }

        private synchronized List<NotedRequest> all() {
            List<NotedRequest> all = new ArrayList<>(slowest.all());
            all.addAll(recorded.all());
            all.addAll(failed);
            return all;
        }
    }

    /** A number of requests, the slowest of those that were added. */
    private static final class Slowest {

        private final int most;
        private final PriorityQueue<NotedRequest> requests =
                new PriorityQueue<>(Comparator.comparingLong(NotedRequest::durationMillis));

        /** The shortest time among them once there are enough. */
        private volatile long thresholdMillis = -1;

        Slowest(int most) {
            this.most = most;
        }

        boolean wants(long durationMillis) {
            return durationMillis > thresholdMillis;
        }

        void add(NotedRequest request) {
            requests.add(request);
            if (requests.size() > most) {
                requests.remove();
            }
            if (requests.size() == most) {
                thresholdMillis = requests.element().durationMillis();
            }
        }

        List<NotedRequest> all() {
            return requests.stream()
                    .sorted(Comparator.comparingLong(NotedRequest::durationMillis)
                            .reversed())
                    .toList();
        }
    }
}
