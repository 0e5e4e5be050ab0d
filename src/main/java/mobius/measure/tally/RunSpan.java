package mobius.measure.tally;

import java.util.function.Consumer;
import mobius.runlog.RunLogRecord;

/** How long requests were sent, for a log without a plan: its batches are known only when its end is. */
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

    /** From the start of the injection until all requests have been sent, at least one millisecond. */
    long endMillis() {
        return Math.max(lastStartMillis - start.millis(), 0) + 1;
    }
}
