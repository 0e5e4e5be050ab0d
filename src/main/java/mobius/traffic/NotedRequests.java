package mobius.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The ten slowest and the first ten failed requests of each name. Nearly all requests are turned away by one comparison. */
public final class NotedRequests {

    private static final int MOST = 10;

    private final Map<String, OfName> byName = new ConcurrentHashMap<>();

    /** Those of one name, to be added to. */
    public OfName of(String request) {
        return byName.computeIfAbsent(request, name -> new OfName());
    }

    /** All of them, by name: the slowest first, then the failed ones in the order in which they failed. */
    public List<NotedRequest> all() {
        List<NotedRequest> all = new ArrayList<>();
        new TreeMap<>(byName).values().forEach(name -> all.addAll(name.all()));
        return all;
    }

    /** Those of one name. */
    public static final class OfName {

        private final PriorityQueue<NotedRequest> slowest =
                new PriorityQueue<>(Comparator.comparingLong(NotedRequest::durationMillis));
        private final List<NotedRequest> failed = new ArrayList<>();

        /** The shortest time among the ten slowest. */
        private volatile long thresholdMillis = -1;

        private volatile boolean wantsFailed = true;

        /** Whether a request with this response time is to be added. */
        public boolean isAmongSlowest(long durationMillis) {
            return durationMillis > thresholdMillis;
        }

        /** Whether a request that failed is to be added. */
        public boolean wantsFailed() {
            return wantsFailed;
        }

        /** Adds a request, whichever its kind. */
        public synchronized void add(NotedRequest request) {
            if (request.kind().equals(NotedRequest.FAILED)) {
                addFailed(request);
            } else {
                addSlow(request);
            }
        }

        private void addFailed(NotedRequest request) {
            if (failed.size() < MOST) {
                failed.add(request);
            }
            wantsFailed = failed.size() < MOST;
        }

        private void addSlow(NotedRequest request) {
            slowest.add(request);
            if (slowest.size() > MOST) {
                slowest.remove();
            }
            if (slowest.size() == MOST) {
                thresholdMillis = slowest.element().durationMillis();
            }
        }

        private synchronized List<NotedRequest> all() {
            List<NotedRequest> all = new ArrayList<>(slowest);
            all.sort(Comparator.comparingLong(NotedRequest::durationMillis).reversed());
            all.addAll(failed);
            return all;
        }
    }
}
