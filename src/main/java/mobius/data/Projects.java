package mobius.data;

import java.util.List;
import java.util.Locale;
import mobius.data.text.Deck;
import mobius.data.text.Draws;
import mobius.data.text.Language;
import mobius.data.text.Topic;

/** Generates projects: half of them in python, a quarter each in javascript and typescript. */
final class Projects {

    private static final List<String> PLACES = List.of(
            "atlas", "beacon", "cedar", "delta", "ember", "fjord", "garnet", "harbor", "indigo", "juniper", "kestrel",
            "lumen", "meadow", "nimbus", "orchard", "pelican", "quartz", "raven", "summit", "tundra");
    private static final List<String> KINDS =
            List.of("api", "service", "worker", "client", "console", "gateway", "toolkit", "dashboard");
    private static final List<String> PURPOSES = List.of(
            "Handles %s and %s for the product teams.",
            "Looks after %s, with %s kept in one place.",
            "Internal service around %s; replaces the older %s scripts.",
            "Owns %s. Other teams depend on its %s, so changes are reviewed twice.",
            "Prototype for %s and %s, not yet in production.");

    private final Draws draws;
    private final Deck<Language> languages;
    private final Deck<Topic> topics;
    private int made;

    Projects(long seed) {
        draws = Draws.of(seed, "projects");
        languages = Language.deck(draws.fork());
        topics = new Deck<>(List.of(Topic.values()), draws.fork());
    }

    Project next() {
        Topic topic = topics.next();
        Language language = languages.next();
        String name = draws.pick(PLACES) + "-" + draws.pick(KINDS) + "-" + ++made;
        return new Project(
                name,
                topic.title() + ". " + purpose(topic),
                language.id(),
                draws.pick(language.frameworks()),
                "https://git.mobius.example/" + draws.pick(PLACES) + "/" + name + ".git",
                draws.pick(draws.between(2, 4), topic.terms()));
    }

    private String purpose(Topic topic) {
        List<String> terms = draws.pick(2, topic.terms());
        return String.format(Locale.ROOT, draws.pick(PURPOSES), terms.get(0), terms.get(1));
    }
}
