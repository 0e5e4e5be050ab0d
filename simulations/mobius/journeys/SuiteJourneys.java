package mobius.journeys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import mobius.config.Secret;
import mobius.config.Settings;
import mobius.contract.Contract;
import mobius.data.Mark;
import mobius.gatling.Api;
import mobius.gatling.Feeds;
import mobius.gatling.Journey;
import mobius.gatling.OutsideGatling;
import mobius.gatling.Scene;
import mobius.gatling.Think;
import mobius.run.JourneyCatalog;

/** Builds each journey as if it were to run, and asks which requests it has come to consist of. */
public final class SuiteJourneys implements JourneyCatalog {

    private static final Mark NOBODY = new Mark("rehearsal");

    @Override
    public Map<String, Set<String>> requests(Settings settings) {
        OutsideGatling.speak();
        Contract contract = Contract.load();
        Feeds feeds = new Feeds(settings.target().region().toString(), NOBODY);
        Supplier<Api> apis = () -> new Api(contract, settings.target(), settings.budgets());
        Map<String, Set<String>> requests = new LinkedHashMap<>();
        for (Journey journey : Journeys.daily(rehearsal(apis.get(), feeds))) {
            requests.put(journey.name(), requestsOf(journey.name(), apis.get(), feeds));
        }
        return requests;
    }

    /** A journey's requests are noted where its steps are built. */
    private static Set<String> requestsOf(String name, Api api, Feeds feeds) {
        Journeys.daily(rehearsal(api, feeds)).stream()
                .filter(journey -> journey.name().equals(name))
                .forEach(journey -> Objects.requireNonNull(journey.steps().get()));
        return api.requests();
    }

    private static Scene rehearsal(Api api, Feeds feeds) {
        return new Scene(api, feeds, new Think(Duration.ZERO, 0), Secret.random(), NOBODY);
    }
}
