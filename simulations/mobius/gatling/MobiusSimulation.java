package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static java.util.stream.Collectors.joining;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mobius.config.LoadSettings;
import mobius.config.Retries;
import mobius.config.Settings;
import mobius.contract.Contract;
import mobius.contract.ServedApi;
import mobius.data.Mark;
import mobius.injectors.InjectorShare;
import mobius.measure.PageSample;
import mobius.run.Run;
import mobius.run.preflight.RunPlan;
import mobius.run.process.RunRefused;
import mobius.traffic.Traffic;
import mobius.workload.LeftOut;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * The base of every simulation: reads the settings, refuses a run that cannot be right, starts what the run needs, and hands
 * the workload to Gatling.
 */
public abstract class MobiusSimulation extends Simulation {

    private static final int REFUSED = 1;

    private final Run run;
    private final Traffic traffic = Traffic.over(ConnectionExtension.observe());

    protected MobiusSimulation() {
        run = orExit(Run::prepare);
    }

    /** Refuses several injectors: what this simulation does is not a load that can be shared. */
    protected final void needsOneInjector() {
        if (!share().isWhole()) {
            refuse(getClass().getSimpleName() + " needs a single injector, and mobius.injectors.count is "
                    + share().count() + "; leave it out");
        }
    }

    private InjectorShare share() {
        return settings().injectors().share();
    }

    protected final Settings settings() {
        return run.settings();
    }

    /**
     * Offers the journeys at the rate, by the weights and over the stages of a plan.
     *
     * @param plan the name of its settings: {@code stress} for {@code mobius.stress}
     * @param journeys what users do; those without a weight are left out
     */
    protected final void offer(String plan, Function<JourneyContext, List<Journey>> journeys) {
        LoadSettings asked = run.settings().plan(plan);
        offer(
                asked,
                journeys,
                all -> weighted(asked, all),
                (carried, offered) -> run.settings().workload(carried, mix(carried, offered)));
    }

    /** Offers one journey after the other: the measured stages of a plan are repeated for each, at its rate. */
    protected final void offerOneByOne(String plan, Function<JourneyContext, List<Journey>> journeys) {
        LoadSettings asked = run.settings().plan(plan);
        offer(asked, journeys, UnaryOperator.identity(), (same, offered) -> {
            IsolatedPlan alone = new IsolatedPlan(asked, offered);
            return run.settings().workload(alone.plan(), alone.mix());
        });
    }

    /** Sends users by number: the loads of the plan are how many come on each journey in a stage, whatever the scale says. */
    protected final void offerUsers(String plan, Function<JourneyContext, List<Journey>> journeys) {
        LoadSettings asked = run.settings().plan(plan);
        offer(asked, journeys, UnaryOperator.identity(), (same, offered) -> UserCountPlan.counted(asked, offered));
    }

    /** Makes the platform cold before the first request, and keeps how long it takes to its first healthy answer. */
    protected final void startCold() {
        needsOneInjector();
        run.startCold();
    }

    /** Keeps the answer of a list or a search. */
    protected final void record(PageSample sample) {
        run.record(sample);
    }

    private void offer(
            LoadSettings plan,
            Function<JourneyContext, List<Journey>> journeys,
            UnaryOperator<List<CountedJourney>> taken,
            BiFunction<LoadSettings, List<CountedJourney>, Workload> workloadOf) {
        Contract contract = Contract.load();
        JourneyContext assumed =
                scene(plan, ServedApi.assumed(contract, settings().target().apiPrefix()));
        List<CountedJourney> planned = taken.apply(CountedJourney.all(journeys, assumed));
        ServedApi served =
                orExit(() -> run.connect(whatIs(planned, List.of(), plan, workloadOf.apply(plan, planned), assumed)));

        JourneyContext scene = assumed.with(api(plan, served));
        List<CountedJourney> wanted = taken.apply(CountedJourney.all(journeys, scene));
        List<CountedJourney> offered =
                wanted.stream().filter(journey -> journey.missing().isEmpty()).toList();
        List<LeftOut> leftOut = leftOut(wanted);
        if (offered.isEmpty()) {
            refuse("nothing of the plan can be sent: "
                    + leftOut.stream().map(LeftOut::toString).collect(joining("; ")));
        }
        Workload workload = workloadOf.apply(carriedBy(offered, wanted, plan), offered);
        List<PopulationBuilder> populations = offered.stream()
                .map(journey -> population(journey.journey(), scene.think(), workload, share()))
                .toList();
        URI platform = orExit(() -> run.begin(whatIs(offered, leftOut, plan, workload, scene), traffic));
        setUp(populations)
                .protocols(Protocol.of(platform, run.id(), settings().target().realtime(), plan.traceOneIn()))
                .assertions(BudgetAssertions.of(settings().budgets(), requests(offered)));
    }

    private JourneyContext scene(LoadSettings plan, ServedApi served) {
        Settings settings = run.settings();
        Mark mark = new Mark(run.id());
        return new JourneyContext(
                api(plan, served),
                new Feeds(settings.target(), mark, settings.seed(), share()),
                new Think(plan.thinkTime(), settings.seed(), share()),
                run.password(),
                mark,
                KeptSessions.of(plan.returningUsers()),
                plan.returningUsers());
    }

    private Api api(LoadSettings plan, ServedApi served) {
        Api api = new Api(served, settings().target(), settings().budgets()).countedBy(traffic);
        return plan.retries() == Retries.CLIENT
                ? api.with(new Retrying(settings().seed() + share().index()))
                : api;
    }

    private RunPlan whatIs(
            List<CountedJourney> journeys,
            List<LeftOut> leftOut,
            LoadSettings plan,
            Workload workload,
            JourneyContext scene) {
        return new RunPlan(
                getClass().getName(),
                gatlingVersion(),
                plan.smokeCheck(),
                plan.warmUpConstant(),
                workload,
                requests(journeys),
                leftOut,
                scene.feeds().accountsInTurn(),
                plan.returningUsers(),
                CountedJourney.anonymousPerUser(journeys, workload.mix()),
                CountedJourney.connectionsPerUser(journeys, workload.mix()));
    }

    private static Set<String> requests(List<CountedJourney> journeys) {
        Set<String> requests = new LinkedHashSet<>();
        journeys.forEach(journey -> requests.addAll(journey.requests()));
        return requests;
    }

    private static List<LeftOut> leftOut(List<CountedJourney> wanted) {
        List<LeftOut> leftOut = new ArrayList<>();
        for (CountedJourney journey : wanted) {
            if (!journey.missing().isEmpty()) {
                leftOut.add(new LeftOut(journey.name(), List.copyOf(journey.missing()), true));
            } else if (!journey.skipped().isEmpty()) {
                leftOut.add(new LeftOut(journey.name(), List.copyOf(journey.skipped()), false));
            }
        }
        return leftOut;
    }

    /** What is left out is not made up for: every other journey is made as often as it was planned. */
    private static LoadSettings carriedBy(
            List<CountedJourney> offered, List<CountedJourney> wanted, LoadSettings plan) {
        double share = requests(offered, plan) / requests(wanted, plan);
        return plan.at(plan.peakRequestsPerSecond() * share);
    }

    private static double requests(List<CountedJourney> journeys, LoadSettings plan) {
        return journeys.stream()
                .mapToDouble(journey -> plan.weights().getOrDefault(journey.name(), 1.0) * journey.requestsPerUser())
                .sum();
    }

    @Override
    public void after() {
        run.end();
    }

    private static @Nullable String gatlingVersion() {
        return Simulation.class.getPackage().getImplementationVersion();
    }

    /** Users read the last answer, too, before they leave: as many of them are there as the rate times the think time. */
    private static PopulationBuilder population(Journey journey, Think think, Workload workload, InjectorShare share) {
        return Injection.into(
                scenario(journey.name()).exec(journey.steps().get(), think.time()), workload, journey.name(), share);
    }

    private static List<CountedJourney> weighted(LoadSettings plan, List<CountedJourney> journeys) {
        return journeys.stream()
                .filter(journey -> plan.weights().containsKey(journey.name()))
                .toList();
    }

    private static TrafficMix mix(LoadSettings plan, List<CountedJourney> journeys) {
        Map<String, TrafficMix.Share> shares = new LinkedHashMap<>();
        for (CountedJourney journey : journeys) {
            double weight = Objects.requireNonNull(plan.weights().get(journey.name()));
            shares.put(journey.name(), new TrafficMix.Share(weight, journey.requestsPerUser()));
        }
        return new TrafficMix(shares);
    }

    private static void refuse(String problem) {
        orExit(() -> {
            throw new RunRefused(List.of(problem));
        });
    }

    /** Gatling would bury the reasons under a stack trace; the reasons alone are what the user can act on. */
    @SuppressWarnings("SystemExitOutsideMain")
    private static <T> T orExit(Supplier<T> step) {
        try {
            return step.get();
        } catch (RunRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(REFUSED);
            throw refused;
        }
    }
}
