package mobius.data.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that fill the slots of a grammar. A third of the nouns are terms of the topic. */
public final class Vocabulary {

    private static final List<String> NOUNS = words("""
            account action adapter address agent alias amount answer array asset attempt author batch block body bound broker
            buffer builder bundle cache callback candidate caption card cell channel chart check choice chunk client clock code
            collection color comment condition config connection consumer contact content context copy count cursor cycle
            dataset date day default deadline decision delay depth detail device digest document domain draft driver duration
            edge element entity entry envelope episode error event exception expression factor family feature feed field
            figure file filter flag folder form format fragment frame gateway grant graph group guard handle handler hash
            header height hint holder host hour identity image impact input instance item job journal kernel key keyword
            label language layer leaf ledger length lesson line link listener loader location lock logger loop mark marker
            matrix measure member memory merchant message method metric minute mode model module moment monitor node note
            notice number object offer offset operator option order origin outcome output owner package packet page pair
            panel parser part partition path pattern payment peer period phase pipeline place plugin point port position
            price product profile prompt property provider proxy purchase quantity queue range rate reader reason receipt
            record region release reply report request resource response result role root round route row rule sample scale
            score section sender sequence series server session shape signal site size slice slot source span stage stamp
            step stock storage store stream string style subject suffix summary supplier table target task team term text
            thread tick ticket title token tool topic total trace transfer tree trigger tuple unit update usage user value
            vendor vertex view visit volume voucher warning weight widget worker writer zone
            """);
    private static final List<String> VERBS = words("""
            accept add allocate append apply archive assemble assign attach build calculate cancel check claim clear close
            collect commit compare compile compose compute confirm convert count create decode define deliver describe detach
            detect drop dispatch encode enrich ensure estimate evaluate expand expire extract fetch filter find finish fold
            format forward gather generate group handle identify insert inspect issue join label link list load locate lock
            map mark match measure merge migrate monitor move normalize notify observe open parse pause persist pick plan
            prepare process project publish pull purge push rank read rebuild receive record reduce refresh register release
            remove rename render repair replace report request reserve reset resolve restore resume retain retry rotate
            route sample save scan schedule score select send serialize settle share sort split stamp start stop store
            submit subscribe sum swap sync tag track transform trim unlock update upload validate verify visit warm weigh
            wrap write
            """);
    private static final List<String> ADJECTIVES = words("""
            active actual allowed archived available average basic best cached canonical clean closed common complete cold
            current custom dirty distinct double early empty existing expected expired explicit external failed fast final
            first fixed foreign frozen full global hidden hot idle initial inner internal invalid known large last late
            latest lazy limited linked local locked main maximal merged minimal missing mutable narrow nested next old
            open optional outer parallel partial pending possible previous primary private public quiet random raw recent
            related relative remote required reserved safe second secure selected shallow shared short single slow small
            sorted special stable stale strict temporary total trusted unique unknown upper valid visible weak wide
            """);
    private static final List<Integer> NUMBERS = List.of(
            0, 1, 1, 1, 2, 2, 3, 4, 5, 8, 10, 10, 12, 16, 24, 30, 42, 50, 60, 64, 100, 100, 200, 255, 404, 500, 512,
            1_000, 3_600);
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z]{3,}");
    /** Words that cannot name a variable, because they are reserved in python, javascript or typescript, or name a type. */
    private static final Set<String> RESERVED =
            Set.of("default", "package", "import", "export", "delete", "string", "object");

    private static final List<String> VARIABLES =
            NOUNS.stream().filter(noun -> !RESERVED.contains(noun)).toList();

    private final Topic topic;
    private final List<String> topicNouns;
    private final List<String> nouns;
    private final List<String> verbs;
    private final List<String> adjectives;

    private Vocabulary(Topic topic, List<String> nouns, List<String> verbs, List<String> adjectives) {
        this.topic = topic;
        this.topicNouns = topic.terms().stream()
                .filter(term -> IDENTIFIER.matcher(term).matches() && !RESERVED.contains(term))
                .toList();
        this.nouns = nouns;
        this.verbs = verbs;
        this.adjectives = adjectives;
    }

    /** The vocabulary with all words. */
    public static Vocabulary of(Topic topic) {
        return new Vocabulary(topic, VARIABLES, VERBS, ADJECTIVES);
    }

    /**
     * The vocabulary of one source file, with only a few words. Real files repeat the same names, which is why they compress
     * well.
     */
    static Vocabulary ofFile(Topic topic, Draws draws) {
        return new Vocabulary(topic, draws.pick(12, VARIABLES), draws.pick(8, VERBS), draws.pick(6, ADJECTIVES));
    }

    /**
     * Draws a word.
     *
     * @param kind noun, verb, adjective, term, title, number or digits
     * @throws IllegalArgumentException if there is no such kind
     */
    String word(String kind, Draws draws) {
        return switch (kind) {
            case "noun" -> draws.pick(!topicNouns.isEmpty() && draws.chance(1.0 / 3) ? topicNouns : nouns);
            case "verb" -> draws.pick(verbs);
            case "adjective" -> draws.pick(adjectives);
            case "term" -> draws.pick(topic.terms());
            case "title" -> topic.title();
            case "number" -> Integer.toString(draws.pick(NUMBERS));
            case "digits" -> Integer.toHexString(0x100000 + draws.below(0xF00000));
            default -> throw new IllegalArgumentException("the vocabulary has no words of the kind " + kind);
        };
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
