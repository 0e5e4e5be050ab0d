package mobius.telemetry;

import mobius.traffic.ConnectionCounts;
import mobius.traffic.TrafficMetrics;

/** Reports the connection counts of this process; none if connections are not observed. */
final class ConnectionProbe implements Probe {

    private final ConnectionCounts counts;

    ConnectionProbe(ConnectionCounts counts) {
        this.counts = counts;
    }

    @Override
    public void read(double seconds, ProbeSamples out) {
        if (counts.opened() + counts.failed() == 0) {
            return;
        }
        out.put(TrafficMetrics.OPENED, (double) counts.opened());
        out.put(TrafficMetrics.FAILED, (double) counts.failed());
        out.put(TrafficMetrics.REUSED, (double) counts.reused());
        out.put(TrafficMetrics.RESET, (double) counts.reset());
        out.put(TrafficMetrics.CLOSED_IDLE, (double) counts.closedIdle());
        out.put(TrafficMetrics.CLOSED_BUSY, (double) counts.closedBusy());
        out.put(TrafficMetrics.LAST_RESPONSES, (double) counts.lastResponses());
    }
}
