package mobius.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The values of all probes at one moment. */
final class ProbeSamples {

    private final long timeMillis;
    private final List<Sample> samples = new ArrayList<>();

    /** @param timeMillis of the moment, since the epoch */
    ProbeSamples(long timeMillis) {
        this.timeMillis = timeMillis;
    }

    void put(String metric, double value) {
        put(metric, "", value);
    }

    void put(String metric, String labels, double value) {
        putAt(timeMillis, metric, labels, value);
    }

    /** Adds a value; an unknown one is left out. */
    void put(String metric, OptionalDouble value) {
        value.ifPresent(known -> put(metric, known));
    }

    void putAt(long time, String metric, String labels, double value) {
        samples.add(new Sample(time, InjectorMetrics.SOURCE, metric, labels, value));
    }

    List<Sample> samples() {
        return samples;
    }
}
