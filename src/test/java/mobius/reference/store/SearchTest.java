package mobius.reference.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final UUID PROJECT = Ids.draw(new Random(1));

    private final Random random = new Random(2);
    private final Workspace workspace = new Workspace(Ids.draw(random));

    @Test
    void theHigherShareOfTheWordsComesFirst() {
        add("retry policy", "how clients wait", "1");
        add("retry retry", null, "1");
        add("unrelated", "retry once in a long text about other things", "1");
        assertThat(names(new SearchQuery("Retry", null, null, null)))
                .containsExactly("retry retry", "retry policy", "unrelated");
    }

    @Test
    void theScoreIsTheTermFrequency() {
        add("retry policy", "how clients retry", "1");
        assertThat(workspace.search(new SearchQuery("retry", null, null, null)))
                .singleElement()
                .satisfies(hit -> assertThat(hit.score()).isEqualTo(0.4));
    }

    @Test
    void equalScoresAreOrderedByName() {
        add("b cache", null, "1");
        add("a cache", null, "1");
        assertThat(names(new SearchQuery("cache", null, null, null))).containsExactly("a cache", "b cache");
    }

    @Test
    void filtersWorkWithoutWords() {
        add("one", null, "1");
        add("two", null, "2");
        assertThat(names(new SearchQuery(null, PROJECT, null, "2"))).containsExactly("two");
        assertThat(names(new SearchQuery(null, null, "ON", null))).containsExactly("one");
    }

    @Test
    void whatContainsNoneOfTheWordsComesLast() {
        add("one", null, "1");
        add("two", null, "1");
        assertThat(names(new SearchQuery("two absent", null, null, null))).containsExactly("two", "one");
    }

    private List<String> names(SearchQuery query) {
        return workspace.search(query).stream().map(hit -> hit.context().name()).toList();
    }

    private void add(String name, @Nullable String description, String version) {
        workspace.put(new Context(
                Ids.draw(random),
                PROJECT,
                name,
                description,
                version,
                "{}",
                Context.termsOf(name, description),
                Instant.EPOCH,
                Instant.EPOCH));
    }
}
