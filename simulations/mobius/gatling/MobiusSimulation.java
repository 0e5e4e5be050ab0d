package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import mobius.config.LoadSettings;
import mobius.config.Settings;
import mobius.contract.Contract;
import mobius.data.Mark;
import mobius.measure.PageSample;
import mobius.run.Offer;
import mobius.run.Run;
import mobius.run.RunRefused;
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

    protected MobiusSimulation() {
        run = orExit(Run::prepare);
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
    protected final void offer(String plan, Function<Scene, List<Journey>> journeys) {
        LoadSettings asked = run.settings().plan(plan);
        offer(
                asked,
                scene -> weighted(asked, journeys.apply(scene)),
                offered -> run.settings().workload(asked, mix(asked, offered)));
    }

    /** Sends one user on each journey while a plan measures, whatever its rate, its weights and the scale say. */
    protected final void offerOnce(String plan, Function<Scene, List<Journey>> journeys) {
        LoadSettings asked = run.settings().plan(plan);
        offer(asked, journeys, offered -> Visits.once(asked, offered));
    }

    /** Offers one journey after the other: the measured stages of a plan are repeated for each, at its rate. */
    protected final void offerOneByOne(String plan, Function<Scene, List<Journey>> journeys) {
        LoadSettings asked = run.settings().plan(plan);
        offer(asked, journeys, offered -> {
            OneByOne alone = new OneByOne(asked, offered);
            return run.settings().workload(alone.plan(), alone.mix());
        });
    }

    /** Sends users by number: the loads of the plan are how many come on each journey in a stage, whatever the scale says. */
    protected final void offerUsers(String plan, Function<Scene, List<Journey>> journeys) {
        LoadSettings asked = run.settings().plan(plan);
        offer(asked, journeys, offered -> Visits.counted(asked, offered));
    }

    /** Makes the platform cold before the first request, and keeps how long it takes to its first healthy answer. */
    protected final void startCold() {
        run.startCold();
    }

    /** Keeps the answer of a list or a search. */
    protected final void record(PageSample sample) {
        run.record(sample);
    }

    private void offer(
            LoadSettings plan, Function<Scene, List<Journey>> journeys, Function<List<Journey>, Workload> workloadOf) {
        Settings settings = run.settings();
        Api api = new Api(Contract.load(), settings.target(), settings.budgets());
        Mark mark = new Mark(run.id());
        Feeds feeds = new Feeds(settings.target().region().toString(), mark);
        Think think = new Think(plan.thinkTime(), settings.seed());
        List<Journey> offered = journeys.apply(new Scene(api, feeds, think, run.password(), mark));
        Workload workload = workloadOf.apply(offered);
        List<PopulationBuilder> populations = offered.stream()
                .map(journey -> population(journey, think, workload))
                .toList();
        URI platform = orExit(() -> run.begin(new Offer(
                getClass().getName(),
                gatlingVersion(),
                plan.smokeCheck(),
                plan.warmUpConstant(),
                workload,
                api.requests(),
                feeds.accountsInTurn(),
                Journey.anonymousPerUser(offered, workload.mix()),
                Journey.connectionsPerUser(offered, workload.mix()))));
        setUp(populations)
                .protocols(Protocol.of(platform, run.id()))
                .assertions(BudgetAssertions.of(settings.budgets(), api.requests()));
    }

    @Override
    public void after() {
        run.end();
    }

    private static @Nullable String gatlingVersion() {
        return Simulation.class.getPackage().getImplementationVersion();
    }

    /** Users read the last answer, too, before they leave: as many of them are there as the rate times the think time. */
    private static PopulationBuilder population(Journey journey, Think think, Workload workload) {
        return scenario(journey.name())
                .exec(journey.steps().get(), think.time())
                .injectOpen(Injection.of(workload, journey.name()));
    }

    private static List<Journey> weighted(LoadSettings plan, List<Journey> journeys) {
        return journeys.stream()
                .filter(journey -> plan.weights().containsKey(journey.name()))
                .toList();
    }

    private static TrafficMix mix(LoadSettings plan, List<Journey> journeys) {
        Map<String, TrafficMix.Share> shares = new LinkedHashMap<>();
        for (Journey journey : journeys) {
            double weight = Objects.requireNonNull(plan.weights().get(journey.name()));
            shares.put(journey.name(), new TrafficMix.Share(weight, journey.requestsPerUser()));
        }
        return new TrafficMix(shares);
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
