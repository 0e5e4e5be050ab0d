package mobius.data;

import java.util.ArrayList;
import java.util.List;
import mobius.data.text.Deck;
import mobius.data.text.Draws;
import mobius.data.text.English;
import mobius.data.text.Language;
import mobius.data.text.LogNormal;
import mobius.data.text.SourceCode;
import mobius.data.text.Topic;
import mobius.data.text.Vocabulary;

/**
 * Generates prompts of one to four turns. Two in five include code, whose size is lognormal with a median of 1,500 characters.
 */
final class Prompts {

    private static final LogNormal CODE_SIZE = new LogNormal(1_500, 0.8, 300, 8_000);
    private static final double WITH_CODE = 0.4;
    private static final List<Integer> TURNS = List.of(1, 1, 1, 1, 2, 2, 2, 3, 3, 4);
    private static final List<Double> TEMPERATURES = List.of(0.0, 0.2, 0.2, 0.7, 1.0);

    /** The platform's plans name these two providers only. */
    private static final List<Model> MODELS = List.of(
            new Model("gpt-4o-mini", "openai"),
            new Model("gpt-4o", "openai"),
            new Model("claude-3-5-sonnet", "anthropic"),
            new Model("claude-3-5-haiku", "anthropic"));

    private final Draws draws;
    private final Deck<Topic> topics;
    private final Deck<Language> languages;

    private record Model(String name, String provider) {}

    Prompts(long seed) {
        draws = Draws.of(seed, "prompts");
        topics = new Deck<>(List.of(Topic.values()), draws.fork());
        languages = Language.deck(draws.fork());
    }

    Prompt next() {
        Topic topic = topics.next();
        Model model = draws.pick(MODELS);
        return new Prompt(messages(topic), model.name(), model.provider(), draws.pick(TEMPERATURES));
    }

    /** A conversation that alternates between user and assistant. Only the first question may include code. */
    private List<Prompt.Message> messages(Topic topic) {
        List<Prompt.Message> messages = new ArrayList<>();
        messages.add(new Prompt.Message("system", "You help developers of a code base about " + topic.title() + "."));
        messages.add(new Prompt.Message("user", text("question", topic) + code(topic)));
        for (int turn = draws.pick(TURNS); turn > 1; turn--) {
            messages.add(new Prompt.Message("assistant", text("sentence", topic) + " " + text("sentence", topic)));
            messages.add(new Prompt.Message("user", text("question", topic)));
        }
        return messages;
    }

    private String text(String symbol, Topic topic) {
        StringBuilder text = new StringBuilder();
        English.GRAMMAR.expand(symbol, Vocabulary.of(topic), draws, text);
        return text.toString();
    }

    private String code(Topic topic) {
        Language language = languages.next();
        if (!draws.chance(WITH_CODE)) {
            return "";
        }
        String code = new SourceCode(topic, language, draws).content(CODE_SIZE.draw(draws));
        return "\n\n```" + language.id() + "\n" + code + "```";
    }
}
