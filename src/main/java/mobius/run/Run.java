package mobius.run;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.config.hocon.ConfigurationException;
import mobius.config.hocon.Secret;
import mobius.contract.Contract;
import mobius.contract.ServedApi;
import mobius.data.Account;
import mobius.data.Feeders;
import mobius.data.feeder.Rows;
import mobius.injectors.InjectorShare;
import mobius.measure.PageSample;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import mobius.run.judge.VerdictOnExit;
import mobius.run.preflight.AcceptedConnections;
import mobius.run.preflight.AnswerCheck;
import mobius.run.preflight.ColdStart;
import mobius.run.preflight.PlatformClient;
import mobius.run.preflight.PlatformClock;
import mobius.run.preflight.PlatformSurvey;
import mobius.run.preflight.Preflight;
import mobius.run.preflight.ResidencyCheck;
import mobius.run.preflight.RunFileFactory;
import mobius.run.preflight.RunPlan;
import mobius.run.preflight.SuiteFeeders;
import mobius.run.process.ParentWatch;
import mobius.run.process.RunRefused;
import mobius.run.process.TargetProcess;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Sample;
import mobius.traffic.Traffic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run, from its settings to its verdict. Whatever cannot be right is refused before any load is sent, with all reasons at
 * once.
 */
public final class Run {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private static final double NANOS_PER_MILLI = 1e6;

    private final Instant made = Instant.now();
    private final Settings settings;
    private final Secret password;
    private @Nullable TargetProcess target;
    private @Nullable RunRecorder recorder;
    private @Nullable AcceptedConnections connections;
    private @Nullable ColdStart cold;
    private @Nullable URI platform;
    private Optional<Sample> firstAnswer = Optional.empty();
    private double clockAndTimer;

    private Run(Settings settings) {
        this.settings = settings;
        this.password = settings.secrets().password().orElseGet(Secret::random);
    }

    /**
     * Reads the settings and the data of this process.
     *
     * @throws RunRefused with every problem of either
     */
    public static Run prepare() {
        List<String> feeders = Feeders.onClassPath().check(SuiteFeeders.ALL);
        try {
            Run run = new Run(SettingsReader.read());
            run.refuse(feeders.isEmpty() ? run.strangers() : feeders);
            return run;
        } catch (ConfigurationException wrong) {
            throw new RunRefused(
                    Stream.of(wrong.problems(), feeders).flatMap(List::stream).toList());
        }
    }

    /**
     * When the run was made, to the millisecond, and by which injector, if there are several: part of every correlation id and of the
     * mark on what it creates.
     */
    public String id() {
        return ID.format(made) + (share().isWhole() ? "" : "-" + share().index());
    }

    private InjectorShare share() {
        return settings.injectors().share();
    }

    public Settings settings() {
        return settings;
    }

    /** The one password of all test accounts; a random one for the reference target where none is set. */
    public Secret password() {
        return password;
    }

    /**
     * Holds the plan against the limits of the platform and of this machine, starts the reference target if the environment
     * has it, makes sure that the platform answers, and learns what it serves.
     *
     * @param planned the whole plan, as if the platform served everything
     * @return what the platform serves
     * @throws RunRefused with the reasons
     */
    public ServedApi connect(RunPlan planned) {
        ParentWatch.begin();
        List<String> problems = Stream.of(
                        new Preflight(settings, planned).problems().stream(),
                        RunLock.take(RunFolder.RESULTS).stream(),
                        notToBeMadeCold())
                .flatMap(reasons -> reasons)
                .toList();
        long startNanos = System.nanoTime();
        platform = settings.target().baseUrl().orElseGet(() -> startTarget(problems));
        PlatformClient client = new PlatformClient(platform, settings.secrets().token());
        if (cold != null && settings.isEmbedded()) {
            // Its contract is known, and a question would warm it up.
            firstAnswer = firstAnswer(problems, client, startNanos);
            refuse(Stream.concat(problems.stream(), silence(client)).toList());
            return ServedApi.assumed(Contract.load(), settings.target().apiPrefix());
        }
        List<String> wrong = Stream.concat(problems.stream(), silence(client)).toList();
        refuse(wrong);
        PlatformSurvey.Outcome survey = survey(client, planned);
        refuse(survey.problems());
        firstAnswer = firstAnswer(problems, client, startNanos);
        return survey.served();
    }

    private Stream<String> silence(PlatformClient client) {
        return new AnswerCheck(client, settings.target().answerWithin()).problem().stream();
    }

    private PlatformSurvey.Outcome survey(PlatformClient client, RunPlan planned) {
        PlatformSurvey survey = new PlatformSurvey(settings, client);
        return planned.requests().contains("POST /auth/login")
                ? survey.ofDocumentAndData(oneAccount(), password, planned.requests())
                : survey.ofDocument();
    }

    /** Each of several injectors asks with another one, because the platform limits what an account may ask. */
    private String oneAccount() {
        String region = settings.target().region().toString();
        int number = 0;
        try (Rows<Account> accounts = Feeders.onClassPath().accounts()) {
            while (accounts.hasNext()) {
                Account account = accounts.next();
                boolean fits =
                        account.region().equals(region) && !account.role().equals("viewer");
                if (fits && share().takes(number++)) {
                    return account.email();
                }
            }
            throw new RunRefused(List.of("feeders/accounts.csv has no account of the region " + region
                    + " that may write; set mobius.target.region, or generate the data with bin/mobius generate"));
        } catch (IOException unreadable) {
            throw new RunRefused(List.of("feeders/accounts.csv cannot be read: " + unreadable.getMessage()));
        }
    }

    /**
     * Begins to record a run.
     *
     * @param offer what is sent of the plan
     * @param traffic what its requests count, all along
     * @return where the platform answers
     */
    public URI begin(RunPlan offer, Traffic traffic) {
        URI answers = Objects.requireNonNull(platform, "connect() comes first");
        offer.leftOut().forEach(left -> LOG.warn("Left out: {}", left));
        PlatformClient client = new PlatformClient(answers, settings.secrets().token());
        connections = share().isFirst() ? new AcceptedConnections(client) : null;
        RunFile file = new RunFileFactory(settings, answers).file(id(), made, offer);
        recorder = RunRecorder.start(file, TelemetrySources.of(settings, answers), RunFolder.RESULTS, traffic);
        if (connections != null) {
            connections.now().ifPresent(recorder::record);
        }
        firstAnswer.ifPresent(recorder::record);
        if (cold != null && !settings.isEmbedded()) {
            cold.idle();
        }
        if (!share().isWhole()) {
            new CommonStart(settings.injectors(), () -> compareClocks(client)).await();
            clockAndTimer = millisAheadOfTimer();
        }
        return answers;
    }

    /** The records of several injectors can be put together only by one clock. */
    private void compareClocks(PlatformClient client) {
        PlatformClock.of(client).read().ifPresent(reading -> {
            record(InjectorMetrics.PLATFORM_CLOCK_AHEAD, reading.aheadMillis());
            record(InjectorMetrics.ROUND_TRIP, reading.roundTripMillis());
        });
    }

    private static double millisAheadOfTimer() {
        return System.currentTimeMillis() - System.nanoTime() / NANOS_PER_MILLI;
    }

    private void record(String metric, double value) {
        if (recorder != null) {
            recorder.record(new Sample(System.currentTimeMillis(), InjectorMetrics.SOURCE, metric, "", value));
        }
    }

    /** Asks for a platform that has just started, or has been idle. To be called before {@link #connect}. */
    public void startCold() {
        cold = new ColdStart(settings.coldStart());
    }

    /** Keeps the answer of a list or a search in the folder of the run. */
    public void record(PageSample sample) {
        if (recorder != null) {
            recorder.record(sample);
        }
    }

    /**
     * Stops what was started and judges what was recorded. The verdict is shown, and sets the exit code, when the process
     * ends: Gatling has then made its own report.
     */
    public void end() {
        RunRecorder recorded = recorder;
        if (recorded == null) {
            return;
        }
        if (connections != null) {
            connections.now().ifPresent(recorded::record);
        }
        if (!share().isWhole()) {
            record(InjectorMetrics.CLOCK_SET, millisAheadOfTimer() - clockAndTimer);
        }
        recorded.close();
        stopTarget();
        if (share().isWhole()) {
            VerdictOnExit.on(recorded.folder(), settings.history());
        } else {
            VerdictOnExit.ofPart(recorded.folder(), share());
        }
    }

    /** Feeders that are well formed may still be of another region. */
    private List<String> strangers() {
        return new ResidencyCheck(Feeders.onClassPath(), settings.target().region()).problems(SuiteFeeders.ALL);
    }

    private Stream<String> notToBeMadeCold() {
        return cold == null || settings.isEmbedded() ? Stream.empty() : cold.problems().stream();
    }

    /** The reference target has just started; a deployment is restarted where a command says how. */
    private Optional<Sample> firstAnswer(List<String> problems, PlatformClient client, long startNanos) {
        ColdStart start = cold;
        if (start == null) {
            return Optional.empty();
        }
        refuse(problems);
        return settings.isEmbedded()
                ? Optional.of(start.firstAnswer(client, startNanos))
                : settings.coldStart()
                        .restartCommand()
                        .map(command -> start.firstAnswer(client, start.restart(command)));
    }

    private URI startTarget(List<String> problems) {
        refuse(problems);
        target = TargetProcess.start(settings.embedded().heapBytes(), password);
        return target.url();
    }

    private void stopTarget() {
        if (target != null) {
            target.close();
        }
    }

    private void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            stopTarget();
            throw new RunRefused(problems);
        }
    }
}
