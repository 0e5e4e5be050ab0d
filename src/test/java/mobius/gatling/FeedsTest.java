package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.CoreDsl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobius.data.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import scala.collection.Iterator;

@ExtendWith(GatlingWords.class)
class FeedsTest {

    private static final String REGION = "eu-west-1";

    private final Feeds feeds = new Feeds(REGION, new Mark("run-7"));
    private final List<Map<String, Object>> all =
            CoreDsl.csv("feeders/accounts.csv").readRecords();

    @Test
    void everyAccountOfTheRegionThatMayWriteTakesItsTurn() {
        Set<Object> expected = new HashSet<>();
        all.stream()
                .filter(account -> REGION.equals(account.get("region")))
                .filter(account -> !"viewer".equals(account.get("role")))
                .forEach(account -> expected.add(account.get("email")));
        assertThat(new HashSet<>(emails(feeds.accountsInTurn()))).isEqualTo(expected);
        assertThat(expected).hasSize(feeds.accountsInTurn()).isNotEmpty();
    }

    @Test
    void theFileHasViewersAndOtherRegionsToLeaveOut() {
        assertThat(all).anyMatch(account -> "viewer".equals(account.get("role")));
        assertThat(all).anyMatch(account -> !REGION.equals(account.get("region")));
    }

    @Test
    void afterTheLastAccountTheFirstComesAgainInTheSameOrder() {
        int turns = feeds.accountsInTurn();
        List<Object> twice = emails(2 * turns);
        assertThat(twice.subList(turns, 2 * turns)).isEqualTo(twice.subList(0, turns));
    }

    private List<Object> emails(int count) {
        Iterator<scala.collection.immutable.Map<String, Object>> records =
                feeds.accounts().asScala().apply();
        List<Object> emails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            emails.add(records.next().apply("email"));
        }
        return emails;
    }
}
