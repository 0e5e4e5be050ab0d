package mobius.journeys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import mobius.config.Settings;
import mobius.config.hocon.Secret;
import mobius.contract.Contract;
import mobius.contract.ServedApi;
import mobius.data.Mark;
import mobius.gatling.Api;
import mobius.gatling.CountedJourney;
import mobius.gatling.Feeds;
import mobius.gatling.JourneyContext;
import mobius.gatling.KeptSessions;
import mobius.gatling.OutsideGatling;
import mobius.gatling.Think;
import mobius.run.preflight.JourneyCatalog;
import mobius.workload.Visit;

/** Builds each journey as if it were to run, and asks which requests it has come to consist of. */
public final class SuiteJourneys implements JourneyCatalog {

    private static final Mark REHEARSAL = new Mark("rehearsal");
    private static final Contract CONTRACT = Contract.load();

    @Override
    public Map<String, Set<String>> requests(Settings settings) {
        return rehearsed(settings, ServedApi.complete(CONTRACT, prefix(settings)), CountedJourney::requests);
    }

    @Override
    public Map<String, Visit> visits(Settings settings) {
        return rehearsed(settings, ServedApi.assumed(CONTRACT, prefix(settings)), CountedJourney::visit);
    }

    private static String prefix(Settings settings) {
        return settings.target().apiPrefix();
    }

    private static <T> Map<String, T> rehearsed(
            Settings settings, ServedApi served, Function<CountedJourney, T> asked) {
        OutsideGatling.speak();
        List<CountedJourney> counted = CountedJourney.all(Journeys::daily, rehearsal(settings, served));
        Map<String, T> answers = new LinkedHashMap<>();
        counted.forEach(journey -> answers.put(journey.name(), asked.apply(journey)));
        return answers;
    }

    private static JourneyContext rehearsal(Settings settings, ServedApi served) {
        return new JourneyContext(
                new Api(served, settings.target(), settings.budgets()),
                new Feeds(settings.target(), REHEARSAL, settings.seed()),
                new Think(Duration.ZERO, 0),
                Secret.random(),
                REHEARSAL,
                KeptSessions.of(0),
                settings.plan("load").returningUsers());
    }
}
