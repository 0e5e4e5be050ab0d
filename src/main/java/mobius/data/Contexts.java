package mobius.data;

import java.util.List;
import mobius.data.text.Deck;
import mobius.data.text.Draws;
import mobius.data.text.English;
import mobius.data.text.Language;
import mobius.data.text.LogNormal;
import mobius.data.text.SourceCode;
import mobius.data.text.SourceFile;
import mobius.data.text.Topic;
import mobius.data.text.Vocabulary;

/**
 * Generates contexts. Each context has its own stream of draws, so the first ones do not depend on the volume. Sizes are
 * lognormal; each forty in sequence cover all forty topics.
 */
final class Contexts {

    /** The size in characters of code: a median of 5,000; about one in ninety is between 200,000 and 400,000. */
    static final LogNormal SIZE = new LogNormal(5_000, 1.7, 500, 400_000);

    /** A common estimate for English text and code. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    private static final List<String> KINDS =
            List.of("service", "handlers", "module", "components", "repository", "client", "tests", "utilities");

    private final Draws draws;
    private final Deck<Topic> topics;
    private final Deck<Language> languages;

    Contexts(long seed) {
        draws = Draws.of(seed, "contexts");
        topics = new Deck<>(List.of(Topic.values()), draws.fork());
        languages = Language.deck(draws.fork());
    }

    Context next() {
        return make(topics.next(), languages.next(), draws.fork());
    }

    private static Context make(Topic topic, Language language, Draws own) {
        List<SourceFile> files = new SourceCode(topic, language, own).files(SIZE.draw(own));
        int characters =
                files.stream().mapToInt(file -> file.content().length()).sum();
        return new Context(
                topic.title() + ": " + own.pick(topic.terms()) + " " + own.pick(KINDS),
                description(topic, language, own),
                own.between(0, 4) + "." + own.below(20) + "." + own.below(10),
                new Context.Metadata(files, characters / CHARACTERS_PER_TOKEN, topic.terms()));
    }

    /** Names all terms of the topic, so that a query for any of them finds the context. */
    private static String description(Topic topic, Language language, Draws own) {
        StringBuilder sentence = new StringBuilder();
        English.GRAMMAR.expand("sentence", Vocabulary.of(topic), own, sentence);
        String terms = String.join(", ", own.shuffled(topic.terms()));
        return sentence + " Covers " + terms + " (" + language.id() + ").";
    }
}
