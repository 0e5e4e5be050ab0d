package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.data.Mark;
import mobius.injectors.InjectorShare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

@ExtendWith(GatlingWords.class)
class FeedsTest {

    private static final String REGION = "eu-west-1";

    private static final Mark MARK = new Mark("run-7");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    private final Feeds feeds = feeds("mobius.target.largest-import", "10 MiB");
    private final List<Map<String, Object>> all =
            CoreDsl.csv("feeders/accounts.csv").readRecords();

    @Test
    void everyAccountOfTheRegionThatMayWriteTakesItsTurn() {
        Set<Object> expected = new HashSet<>();
        all.stream()
                .filter(account -> REGION.equals(account.get("region")))
                .filter(account -> !"viewer".equals(account.get("role")))
                .forEach(account -> expected.add(account.get("email")));
        Set<Object> staying = new HashSet<>(emails(feeds.accountsInTurn()));
        Set<Object> leaving = new HashSet<>(emails(feeds.leavingAccounts(), expected.size()));
        assertThat(staying).hasSize(feeds.accountsInTurn()).doesNotContainAnyElementsOf(leaving);
        staying.addAll(leaving);
        assertThat(staying).isEqualTo(expected);
    }

    @Test
    void noAccountServesTwoInjectorsAndTogetherTheyHaveAllOfThem() {
        Set<Object> used = new HashSet<>();
        int all = 0;
        for (int index = 0; index < 4; index++) {
            InjectorShare share = new InjectorShare(index, 4);
            Feeds own =
                    new Feeds(settings(Map.of("mobius.target.region", REGION)).target(), MARK, 7, share);
            int turns = (int) share.of(own.accountsInTurn());
            used.addAll(emails(own.accounts(), 2 * turns));
            all += turns;
        }
        assertThat(used).hasSize(all).hasSize(feeds.accountsInTurn());
    }

    @Test
    void rowsAreDealtToInjectorsInTurn() {
        List<Map<String, Object>> one = take(feeds.contexts(), 8);
        Feeds second =
                new Feeds(settings(Map.of("mobius.target.region", REGION)).target(), MARK, 7, new InjectorShare(1, 4));
        assertThat(take(second.contexts(), 2)).containsExactly(one.get(1), one.get(5));
    }

    @Test
    void filesThatThePlatformWouldNotTakeAreLeftOut() {
        Feeds small = feeds("mobius.target.largest-import", "1 MiB");
        assertThat(take(small.files(), 40))
                .allMatch(file -> bytes(file) <= 1_048_576)
                .anyMatch(file -> bytes(file) > 300_000);
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

    @Test
    void contextsCarryTheMarkInTheirMetadataAndTheRunInTheirNames() throws IOException {
        for (Map<String, Object> context : take(feeds.contexts(), 20)) {
            assertThat((String) context.get("name")).endsWith(" (run-7)");
            assertThat(Mark.in(JSON.readTree((String) context.get("metadata")))).contains(MARK);
        }
    }

    @Test
    void filesSayWhatTheirDocumentSaysAndAreMarked() throws IOException {
        for (Map<String, Object> file : take(feeds.files(), 20)) {
            boolean yaml = String.valueOf(file.get("fileName")).endsWith(".yaml");
            assertThat((yaml ? YAML : JSON).readTree(content(file))).isEqualTo(file.get("document"));
            assertThat(Mark.in(JSON.valueToTree(file.get("document")).path("metadata")))
                    .contains(MARK);
        }
    }

    @Test
    void filesAreFromAFewKilobytesToSomeMegabytesInBothFormats() {
        List<Map<String, Object>> files = take(feeds.files(), 20);
        assertThat(files).anyMatch(file -> bytes(file) < 8_000).anyMatch(file -> bytes(file) > 1_800_000);
        assertThat(files).allMatch(file -> bytes(file) < 10 * 1024 * 1024);
        assertThat(files.stream().map(file -> file.get("fileType")))
                .containsOnly("application/json", "application/yaml")
                .hasSize(20);
    }

    @Test
    void aSmallNumberOfAccountsIsTheFirstOnesOfTheRegion() {
        Feeds few = feeds("mobius.target.accounts", "40");
        List<Object> first = all.stream()
                .filter(account -> REGION.equals(account.get("region")))
                .limit(40)
                .filter(account -> !"viewer".equals(account.get("role")))
                .map(account -> account.get("email"))
                .toList();
        List<Object> used = new ArrayList<>(emails(few.leavingAccounts(), first.size() / 10));
        used.addAll(emails(few.accounts(), few.accountsInTurn()));
        assertThat(used).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void runsWithSeedsInARowBeginWithAccountsFarApartFromEachOther() {
        int share = feeds.accountsInTurn() / 24;
        Set<Object> used = new HashSet<>();
        for (long seed = 7; seed < 19; seed++) {
            used.addAll(emails(feeds(seed).accounts(), share));
        }
        assertThat(used).hasSize(12 * share);
    }

    @Test
    void theSameSeedBeginsWithTheSameAccount() {
        assertThat(emails(feeds(7).accounts(), 5)).isEqualTo(emails(feeds(7).accounts(), 5));
    }

    private static Feeds feeds(String setting, String value) {
        return feeds(Map.of("mobius.target.region", REGION, setting, value));
    }

    private static Feeds feeds(long seed) {
        return feeds(Map.of("mobius.target.region", REGION, "mobius.seed", Long.toString(seed)));
    }

    private static Feeds feeds(Map<String, String> properties) {
        Settings settings = settings(properties);
        return new Feeds(settings.target(), MARK, settings.seed());
    }

    private static Settings settings(Map<String, String> properties) {
        return SettingsReader.read(properties, Map.of());
    }

    private static int bytes(Map<String, Object> file) {
        return content(file).length;
    }

    private static byte[] content(Map<String, Object> file) {
        return (byte[]) Objects.requireNonNull(file.get("file"));
    }

    private List<Object> emails(int count) {
        return emails(feeds.accounts(), count);
    }

    private static List<Object> emails(FeederBuilder<Object> accounts, int count) {
        return take(accounts, count).stream()
                .map(account -> account.get("email"))
                .toList();
    }

    private static List<Map<String, Object>> take(FeederBuilder<Object> feeder, int count) {
        Iterator<scala.collection.immutable.Map<String, Object>> records =
                feeder.asScala().apply();
        List<Map<String, Object>> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(CollectionConverters.asJava(records.next()));
        }
        return taken;
    }
}
