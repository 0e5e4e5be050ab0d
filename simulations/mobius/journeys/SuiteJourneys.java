package mobius.journeys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import mobius.config.Secret;
import mobius.config.Settings;
import mobius.contract.Contract;
import mobius.gatling.Api;
import mobius.gatling.Feeds;
import mobius.gatling.Journey;
import mobius.gatling.OutsideGatling;
import mobius.gatling.Scene;
import mobius.gatling.Think;
import mobius.run.JourneyCatalog;

/** Builds each journey as if it were to run, and asks which requests it has come to consist of. */
public final class SuiteJourneys implements JourneyCatalog {

    @Override
    public Map<String, Set<String>> requests(Settings settings) {
        OutsideGatling.configure();
        Contract contract = Contract.load();
        Feeds feeds = new Feeds(settings.target().region().toString());
        Think think = new Think(Duration.ZERO, settings.seed());
        // An API of its own for each journey, because it gathers the names of all that are built with it.
        Supplier<Api> api = () -> new Api(contract, settings.target(), settings.budgets());
        Function<Api, List<Journey>> journeys = own -> Journeys.daily(new Scene(own, feeds, think, Secret.random()));
        Map<String, Set<String>> requests = new LinkedHashMap<>();
        int count = journeys.apply(api.get()).size();
        for (int i = 0; i < count; i++) {
            Api own = api.get();
            Journey journey = journeys.apply(own).get(i);
            Objects.requireNonNull(journey.steps().get());
            requests.put(journey.name(), own.requests());
        }
        return requests;
    }
}
