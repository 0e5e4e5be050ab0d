package mobius.journeys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
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
import mobius.workload.Visit;

/** Builds each journey as if it were to run, and asks which requests it has come to consist of. */
public final class SuiteJourneys implements JourneyCatalog {

    private static final Mark NOBODY = new Mark("rehearsal");

    @Override
    public Map<String, Set<String>> requests(Settings settings) {
        return rehearsed(settings, (journey, api) -> api.requests());
    }

    @Override
    public Map<String, Visit> visits(Settings settings) {
        return rehearsed(settings, (journey, api) -> new Visit(journey.requestsPerUser(), api.sent()));
    }

    /** A journey's requests are noted where its steps are built, each journey's by an API of its own. */
    private static <T> Map<String, T> rehearsed(Settings settings, BiFunction<Journey, Api, T> asked) {
        OutsideGatling.speak();
        Contract contract = Contract.load();
        Feeds feeds = new Feeds(settings.target().region().toString(), NOBODY);
        Map<String, T> answers = new LinkedHashMap<>();
        int journeys = Journeys.daily(rehearsal(new Api(contract, settings.target(), settings.budgets()), feeds))
                .size();
        for (int number = 0; number < journeys; number++) {
            Api api = new Api(contract, settings.target(), settings.budgets());
            Journey journey = Journeys.daily(rehearsal(api, feeds)).get(number);
            Objects.requireNonNull(journey.steps().get());
            answers.put(journey.name(), asked.apply(journey, api));
        }
        return answers;
    }

    private static Scene rehearsal(Api api, Feeds feeds) {
        return new Scene(api, feeds, new Think(Duration.ZERO, 0), Secret.random(), NOBODY);
    }
}
