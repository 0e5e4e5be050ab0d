package mobius.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mobius.data.text.Draws;
import mobius.data.text.LetterCase;
import mobius.data.text.Topic;
import mobius.data.text.Zipf;

/**
 * Generates the log of what users search for. Of twenty queries, nineteen are drawn by Zipf's law from {@value #FINDING} queries
 * made of the words of one topic, which therefore find its contexts; one is drawn by Zipf's law from a list of queries that find
 * nothing.
 */
final class Queries {

    /** The number of distinct queries with results. */
    static final int FINDING = 665;

    /** The share of queries without results. */
    private static final double NOTHING_FOUND = 0.05;

    private static final List<String> LOST = """
            authetnication
            giraffe
            cobol mainframe
            quarterly okrs
            "blue submarine"
            holiday calender 2019
            databse conection
            ???
            xyzzy
            Müllabfuhr
            кэш мобильный
            FORTRAN
            serach
            lunch menu
            fax machine
            wbesocket
            zeppelin; drop table
            plumbing & heating
            blockchain
            asdf
            penguin migrations
            soap wsdl
            "as/400"
            données perdues
            flux capacitor
            kubernets
            parking permit
            velociraptor
            C++ templates
            prometeus
            crème brûlée
            visual foxpro
            perl 4
            teh tokne
            floppy
            """.lines().toList();

    private final Draws draws;
    private final List<String> finding;
    private final Zipf findingRank = new Zipf(FINDING);
    private final Zipf lostRank = new Zipf(LOST.size());

    Queries(long seed) {
        draws = Draws.of(seed, "queries");
        finding = distinct(draws.fork());
    }

    Query next() {
        return new Query(
                draws.chance(NOTHING_FOUND) ? LOST.get(lostRank.draw(draws)) : finding.get(findingRank.draw(draws)));
    }

    private static List<String> distinct(Draws draws) {
        List<Topic> topics = List.of(Topic.values());
        Set<String> queries = new LinkedHashSet<>();
        while (queries.size() < FINDING) {
            queries.add(finding(draws.pick(topics), draws));
        }
        return new ArrayList<>(queries);
    }

    /**
     * Composes a query with results: 35 % one term, 30 % two terms, 10 % three terms, 7 % the title, 3 % the title in quotes, 7 %
     * terms in capitals, 8 % terms with punctuation.
     */
    private static String finding(Topic topic, Draws draws) {
        List<String> terms = draws.shuffled(topic.terms());
        int kind = draws.below(100);
        if (kind < 75) {
            return String.join(" ", terms.subList(0, kind < 35 ? 1 : kind < 65 ? 2 : 3));
        }
        return unusual(kind, topic.title(), terms.get(0), terms.get(1));
    }

    private static String unusual(int kind, String title, String first, String second) {
        if (kind < 85) {
            return kind < 82 ? LetterCase.LOWER.of(title) : "\"" + title + "\"";
        }
        if (kind < 92) {
            return LetterCase.UPPER.of(kind < 89 ? first : first + " " + second);
        }
        return kind < 95 ? first + ", " + second : kind < 98 ? first + "/" + second : first + " (" + second + ")?";
    }
}
