package mobius.run.leg;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import mobius.capacity.SearchPlan;
import mobius.capacity.Step;
import mobius.capacity.StepResult;
import mobius.config.LoadSettings;
import mobius.config.Settings;
import mobius.config.hocon.Secret;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunJudge;
import mobius.run.judge.StepJudge;
import mobius.run.preflight.CostCheck;
import mobius.run.preflight.JourneyCatalog;
import mobius.run.preflight.LongestVisit;
import mobius.run.preflight.Preflight;
import mobius.run.process.ChildProcess;
import mobius.run.process.GatlingProcess;
import mobius.run.process.RunRefused;
import mobius.run.process.TargetProcess;
import org.jspecify.annotations.Nullable;

/** The steps of a capacity search: a Gatling JVM for each, and one reference target for all of them, so that it stays warm. */
public final class GatlingSteps implements Step, AutoCloseable {

    private static final String PLAN = "capacity";
    private static final String WEIGHTS = "mobius.load.weights.";
    private static final String WANTED = "mobius.capacity.wanted-requests-per-second";

    private final Settings settings;
    private final SearchPlan plan;
    private final Path folder;
    private final GatlingProcess gatling;
    private final Secret password;
    private @Nullable TargetProcess target;
    private int steps;
    private boolean anyWasRun;

    /**
     * Creates the steps.
     *
     * @param workingFolder the parent of {@link RunFolder#RESULTS}
     * @param folder of the search, for the output of the steps
     */
    public GatlingSteps(Settings settings, Path workingFolder, Path folder) {
        this.settings = settings;
        this.plan = planOf(settings, JourneyCatalog.load());
        this.folder = folder;
        this.password = settings.secrets().password().orElseGet(Secret::random);
        this.gatling = new GatlingProcess(workingFolder, password);
    }

    /** Returns the plan of a search. A step begins without users, and its load rises until users of the longest visits leave. */
    private static SearchPlan planOf(Settings settings, JourneyCatalog journeys) {
        LoadSettings load = settings.plan(PLAN);
        return settings.search()
                .settlingFor(new LongestVisit(load.weights().keySet(), journeys.visits(settings)).at(load.thinkTime()));
    }

    /**
     * Rejects a search that cannot be valid, and starts the reference target if the environment has it.
     *
     * @throws RunRefused with the reasons
     */
    public void begin() {
        CostCheck cost = new CostCheck(settings.economy().prices());
        List<String> problems = Stream.concat(
                        Preflight.missingPassword(settings).stream(),
                        cost.problems(plan.mostLoad(), "the search").stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new RunRefused(problems);
        }
        if (settings.isEmbedded()) {
            target = TargetProcess.start(settings.embedded().heapBytes(), password);
        }
    }

    /**
     * Runs a step.
     *
     * @throws NoVerdict if the first one cannot be run
     */
    @Override
    public StepResult at(double requestsPerSecond, Duration hold) {
        steps++;
        Path output = folder.resolve(String.format(Locale.ROOT, "step-%02d.txt", steps));
        Optional<RunFolder> run =
                gatling.run(settingsOf(steps, requestsPerSecond, hold), SteadyLoad.limit(plan.settle(), hold), output);
        if (run.isEmpty()) {
            return notRun(requestsPerSecond, hold, output);
        }
        anyWasRun = true;
        return new StepJudge(RunJudge.judge(run.get(), Optional.empty()))
                .judge(requestsPerSecond, hold, gatling.nameOf(run.get()));
    }

    @Override
    public void close() {
        if (target != null) {
            target.close();
        }
    }

    /**
     * Handles a step that could not be run. A problem of the first step concerns all; a later one may be beyond the limits of
     * this machine. Only the step itself knows whether load was sent.
     */
    StepResult notRun(double requestsPerSecond, Duration hold, Path output) {
        if (!anyWasRun) {
            throw new NoVerdict("the first step of the search did not finish; the end of its output, in %s:\n%s"
                    .formatted(output, ChildProcess.lastWords(output)));
        }
        return new StepResult(
                requestsPerSecond,
                requestsPerSecond,
                hold,
                StepResult.Outcome.UNTRUSTED,
                null,
                null,
                "The step could not be run; see " + output,
                null);
    }

    /**
     * Returns the settings of a step, on top of those of this process.
     *
     * @param number of the step, from 1
     */
    Map<String, String> settingsOf(int number, double requestsPerSecond, Duration hold) {
        LoadSettings load = settings.plan(PLAN);
        Map<String, String> step = new TreeMap<>(SteadyLoad.of(plan.settle(), hold));
        // A step runs the plan of mobius.load: what that has and the search leaves out must stay out.
        settings.plan("load").weights().keySet().forEach(journey -> step.put(WEIGHTS + journey, "0"));
        load.weights().forEach((journey, weight) -> step.put(WEIGHTS + journey, weight.toString()));
        step.put("mobius.load.peak-requests-per-second", Double.toString(requestsPerSecond));
        step.put("mobius.load.think-time", load.thinkTime().toMillis() + " ms");
        step.put("mobius.scale", "1");
        // Users who pause as those of another step did would make its luck that of all steps.
        step.put("mobius.seed", Long.toString(settings.seed() + number));
        // The load of a step is not the one that is expected.
        settings.economy().sizing().ifPresent(sizing -> step.put(WANTED, Double.toString(sizing.wanted())));
        if (target != null) {
            URI url = target.url();
            step.put("mobius.environment", "local");
            step.put("mobius.target.base-url", url.toString());
            step.put("mobius.target.limits.injector-is-exempt", "true");
        }
        return step;
    }
}
