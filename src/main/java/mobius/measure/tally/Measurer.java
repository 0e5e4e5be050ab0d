package mobius.measure.tally;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import mobius.measure.Measurement;
import mobius.measure.RunFacts;
import mobius.measure.Second;
import mobius.runlog.RunLogOutcome;
import mobius.runlog.RunLogReader;
import mobius.runlog.RunLogRecord;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Computes the {@link Measurement} of a log, in memory that does not grow with the number of requests. Gatling's groups are
 * ignored, because budgets apply to requests.
 */
public final class Measurer {

    private final Plan plan;

    private final InjectionStart start;

    private final RequestTallies requests;

    private final Timeline timeline = new Timeline();

    private final UserTally users;

    private final ErrorTally errors = new ErrorTally();

    private final ClockCheck clock = new ClockCheck();

    private RunLogRecord.@Nullable Run run;

    private long lastMillis;

    private final Predicate<String> inTotal;

    /** Evaluated once for each name, because there are millions of requests. */
    private final Map<String, Boolean> inTotalByName = new HashMap<>();

    Measurer(Plan plan, Predicate<String> inTotal, InjectionStart start) {
        this.plan = plan;
        this.inTotal = inTotal;
        this.start = start;
        this.users = new UserTally(new Batches(plan.windows()));
        this.requests = new RequestTallies(new Batches(plan.windows()));
    }

    /**
     * Measures the stages that the plan marks as measured.
     *
     * @throws IOException if the log is missing or cannot be read; never because of its content
     */
    public static Measurement measure(Path log, Workload plan) throws IOException {
        return measure(log, plan, name -> true);
    }

    /**
     * Measures the stages that the plan marks as measured, with the percentiles of each second restricted to some requests.
     *
     * @param inTotal accepts the names of the requests whose latency counts for all requests together
     * @throws IOException if the log is missing or cannot be read; never because of its content
     */
    public static Measurement measure(Path log, Workload plan, Predicate<String> inTotal) throws IOException {
        return measure(log, Plan.of(plan), inTotal);
    }

    /**
     * Measures the whole run of a log without a plan, including ramps. The log is read twice, because the window is divided into
     * equal parts of a time that is known only at its end.
     *
     * @throws IOException if the log is missing or cannot be read; never because of its content
     */
    public static Measurement measure(Path log) throws IOException {
        RunSpan span = new RunSpan();
        RunLogReader.read(log, span);
        return measure(log, Plan.ofWholeRun(span.endMillis()), name -> true);
    }

    private static Measurement measure(Path log, Plan plan, Predicate<String> inTotal) throws IOException {
        Measurer measurer = new Measurer(plan, inTotal, new InjectionStart(plan.leadInMillis()));
        return measurer.measurement(measurer.read(log));
    }

    /** Counts what is in a log. */
    RunLogOutcome read(Path log) throws IOException {
        return RunLogReader.read(log, this::accept);
    }

    /**
     * Counts what another injector of the same run has done. The start of the injection is the same moment for both.
     *
     * @param started when the first of all injectors began the run
     */
    void absorb(Measurer other, Instant started) {
        RunLogRecord.Run theirs = other.run;
        if (run == null && theirs != null) {
            run = new RunLogRecord.Run(
                    theirs.gatlingVersion(), theirs.simulation(), started, theirs.description(), theirs.scenarios());
        }
        lastMillis = Math.max(lastMillis, start.millis() + other.lastMillis - other.start.millis());
        requests.absorb(other.requests);
        timeline.absorb(other.timeline);
        users.absorb(other.users);
        errors.absorb(other.errors);
        clock.absorb(other.clock);
    }

    private void accept(RunLogRecord record) {
        start.accept(record);
        if (record instanceof RunLogRecord.Request request) {
            request(request);
        } else if (record instanceof RunLogRecord.User user) {
            user(user);
        } else if (record instanceof RunLogRecord.Failure failure) {
            errors.record(null, failure.message(), failure.atMillis() - start.millis());
        } else if (record instanceof RunLogRecord.Run first) {
            run = first;
            users.expect(first.scenarios());
        }
    }

    private void request(RunLogRecord.Request request) {
        clock.written(request.endMillis());
        if (clock.accepts(request)) {
            lastMillis = Math.max(lastMillis, request.endMillis());
            Sample sample = Sample.of(request, start.millis());
            requests.record(sample);
            timeline.request(sample, inTotalByName.computeIfAbsent(sample.name(), inTotal::test));
            if (sample.outcome() == Outcome.KO) {
                errors.record(request.name(), request.message(), sample.startMillis());
            }
        }
    }

    private void user(RunLogRecord.User user) {
        clock.written(user.atMillis());
        users.record(user, user.atMillis() - start.millis());
        if (clock.accepts(user.atMillis())) {
            lastMillis = Math.max(lastMillis, user.atMillis());
            record(user, user.atMillis() - start.millis());
        }
    }

    private void record(RunLogRecord.User user, long atMillis) {
        if (user.arrived()) {
            timeline.userStarted(atMillis);
        } else {
            timeline.userEnded(atMillis);
        }
    }

    Measurement measurement(RunLogOutcome outcome) {
        return measurement(outcome, timeline.seconds(plan.usersPlanned()));
    }

    /** As {@link #measurement}, without percentiles of seconds. */
    Measurement counts(RunLogOutcome outcome) {
        return measurement(outcome, timeline.counts(plan.usersPlanned()));
    }

    private Measurement measurement(RunLogOutcome outcome, List<Second> seconds) {
        return new Measurement(
                Measurement.SCHEMA,
                facts(),
                outcome,
                plan.windows(),
                requests.stats(),
                users.users(),
                seconds,
                errors.groups(),
                clock.anomalies());
    }

    private @Nullable RunFacts facts() {
        if (run == null) {
            return null;
        }
        return new RunFacts(
                run.simulation(),
                run.gatlingVersion(),
                run.description(),
                run.started().toEpochMilli(),
                start.millis(),
                Math.max(lastMillis - start.millis(), 0));
    }
}
