package mobius.measure.tally;

import java.util.function.Consumer;
import mobius.runlog.RunLogRecord;

/** Measures how long requests were sent. The parts of a log without a plan depend on its end. */
final class RunSpan implements Consumer<RunLogRecord> {

    private final InjectionStart start = new InjectionStart(0);

    private final ClockCheck clock = new ClockCheck();

    private long lastStartMillis;

    @Override
    public void accept(RunLogRecord record) {
        start.accept(record);
        if (record instanceof RunLogRecord.Request request && clock.accepts(request)) {
            lastStartMillis = Math.max(lastStartMillis, request.startMillis());
        }
    }

    /** Returns the time from the start of the injection until the last request was sent, at least one millisecond. */
    long endMillis() {
        return Math.max(lastStartMillis - start.millis(), 0) + 1;
    }
}
