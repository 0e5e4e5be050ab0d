package mobius.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mobius.data.text.Draws;
import mobius.data.text.Language;
import mobius.data.text.LetterCase;
import mobius.data.text.SourceCode;
import mobius.data.text.SourceFile;
import mobius.data.text.Topic;
import org.junit.jupiter.api.Test;

class DistributionsTest {

    private static final long SEED = 42;

    @Test
    void everyHundredAccountsHaveTheExactShares() {
        List<Account> accounts = take(10_000, new Accounts(SEED)::next);
        for (int from = 0; from < accounts.size(); from += 100) {
            List<Account> hundred = accounts.subList(from, from + 100);
            assertThat(counts(hundred, Account::region))
                    .isEqualTo(Map.of("us-east-1", 50L, "eu-west-1", 30L, "ap-southeast-1", 20L));
            assertThat(counts(hundred, Account::role)).isEqualTo(Map.of("user", 93L, "admin", 2L, "viewer", 5L));
        }
    }

    @Test
    void aSliceOfTheAccountsHasAboutTheShares() {
        List<Account> accounts = take(10_000, new Accounts(SEED)::next);
        List<Account> slice =
                IntStream.range(0, 5_000).mapToObj(i -> accounts.get(2 * i)).toList();
        long american = slice.stream()
                .filter(account -> account.region().equals("us-east-1"))
                .count();
        assertThat(american / 5_000.0).isCloseTo(0.5, within(0.02));
    }

    @Test
    void emailsAreUniqueAndAtTheReservedDomain() {
        List<String> emails = take(20_000, new Accounts(SEED)::next).stream()
                .map(Account::email)
                .toList();
        assertThat(emails)
                .doesNotHaveDuplicates()
                .allMatch(email -> email.matches("[a-z]+\\.[a-z]+\\.[0-9]+@load\\.mobius\\.example"));
    }

    @Test
    void someNamesHaveLettersOutsideAscii() {
        long accented = take(10_000, new Accounts(SEED)::next).stream()
                .filter(account -> account.name().chars().anyMatch(letter -> letter > 127))
                .count();
        assertThat(accented / 10_000.0).isCloseTo(0.17, within(0.05));
    }

    @Test
    void projectsAndContextsStayWithinThePlatformsLimits() {
        assertThat(take(1_000, new Projects(SEED)::next))
                .allMatch(project -> isWithinLimits(project.name(), project.description()))
                .allMatch(
                        project -> List.of("python", "javascript", "typescript").contains(project.language()))
                .allMatch(
                        project -> project.tags().size() >= 2 && project.tags().size() <= 4);
        assertThat(take(300, new Contexts(SEED)::next))
                .allMatch(context -> isWithinLimits(context.name(), context.description()))
                .allMatch(context -> !context.metadata().files().isEmpty());
    }

    @Test
    void sizesOfContextsAreLognormal() {
        Draws draws = Draws.of(SEED, "sizes");
        List<Integer> sizes =
                take(20_000, () -> Contexts.SIZE.draw(draws)).stream().sorted().toList();
        assertThat(sizes.get(0)).isGreaterThanOrEqualTo(500);
        assertThat(sizes.get(19_999)).isLessThanOrEqualTo(400_000);
        assertThat(share(sizes, 1_000, 20_000)).isCloseTo(0.69, within(0.03));
        assertThat(share(sizes, 50_000, 100_000)).isCloseTo(0.055, within(0.02));
        assertThat(share(sizes, 200_000, 400_000)).isCloseTo(0.011, within(0.004));
    }

    @Test
    void theSizeOfAContextIsTheOneDrawnAndAtMostAnItemMorePerFile() {
        List<SourceFile> files =
                new SourceCode(Topic.CACHING, Language.TYPESCRIPT, Draws.of(SEED, "code")).files(100_000);
        int size = files.stream().mapToInt(file -> file.content().length()).sum();
        assertThat(size).isBetween(100_000, 100_000 + files.size() * 4_000);
        assertThat(files.stream().map(SourceFile::path)).doesNotHaveDuplicates();
    }

    @Test
    void codeCompressesAsCodeDoes() throws IOException {
        for (Language language : Language.values()) {
            String code = new SourceCode(Topic.SEARCH, language, Draws.of(SEED, "code"))
                    .files(300_000).stream().map(SourceFile::content).collect(Collectors.joining());
            assertThat((double) code.length() / gzipped(code)).as(language.id()).isBetween(3.5, 6.5);
        }
    }

    @Test
    void noSlotOfAGrammarIsLeftOpen() {
        Stream.of(Language.values())
                .map(language -> new SourceCode(Topic.TESTS, language, Draws.of(SEED, "code")).content(200_000))
                .forEach(code -> assertThat(code)
                        .doesNotContainPattern("\\{(noun|verb|adjective|statement)[0-9]?}")
                        .doesNotContainPattern("[ \\t]\\n"));
    }

    @Test
    void queriesFollowZipfsLaw() {
        List<Long> counts = counts(take(200_000, new Queries(SEED)::next), Query::q).values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        assertThat(slope(counts.subList(0, 100))).isCloseTo(-1.0, within(0.1));
    }

    @Test
    void aLogOfFiveThousandHasAboutSixHundredDifferentQueries() {
        assertThat(counts(take(5_000, new Queries(SEED)::next), Query::q)).hasSizeBetween(550, 650);
    }

    /** Words are compared as a search does: without case and punctuation, and all must occur in one context. */
    @Test
    void oneQueryInTwentyFindsNothing() {
        List<List<String>> contexts = take(40, new Contexts(SEED)::next).stream()
                .map(context -> words(context.name() + " " + context.description()))
                .toList();
        Map<String, Boolean> lost = take(20_000, new Queries(SEED)::next).stream()
                .map(Query::q)
                .distinct()
                .collect(Collectors.toMap(q -> q, q -> contexts.stream().noneMatch(words -> finds(q, words))));
        long nothing = take(20_000, new Queries(SEED)::next).stream()
                .filter(query -> lost.get(query.q()))
                .count();
        assertThat(nothing / 20_000.0).isCloseTo(0.05, within(0.005));
    }

    @Test
    void promptsAskTheProvidersThatThePlatformPlans() {
        assertThat(take(1_000, new Prompts(SEED)::next))
                .extracting(Prompt::provider)
                .containsOnly("openai", "anthropic");
    }

    @Test
    void promptsEndWithTheUserAndVaryInLength() {
        List<Prompt> prompts = take(1_000, new Prompts(SEED)::next);
        assertThat(prompts)
                .allMatch(prompt -> prompt.messages()
                        .get(prompt.messages().size() - 1)
                        .role()
                        .equals("user"));
        assertThat(prompts.stream().map(prompt -> prompt.messages().size()).distinct())
                .containsExactlyInAnyOrder(2, 4, 6, 8);
        assertThat(prompts.stream()
                                .filter(prompt ->
                                        prompt.messages().get(1).content().contains("```"))
                                .count()
                        / 1_000.0)
                .isCloseTo(0.4, within(0.05));
    }

    private static <T> List<T> take(int count, Supplier<T> next) {
        return Stream.generate(next).limit(count).toList();
    }

    private static <T> Map<String, Long> counts(List<T> rows, Function<T, String> by) {
        return rows.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    private static boolean isWithinLimits(String name, String description) {
        return !name.isEmpty() && name.length() <= 255 && description.length() <= 1_000;
    }

    private static double share(List<Integer> sizes, int from, int to) {
        return sizes.stream().filter(size -> size >= from && size <= to).count() / (double) sizes.size();
    }

    private static boolean finds(String query, List<String> words) {
        List<String> asked = words(query);
        return !asked.isEmpty() && words.containsAll(asked);
    }

    private static List<String> words(String text) {
        return Stream.of(LetterCase.LOWER.of(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Of the least-squares line through (ln rank, ln count). */
    private static double slope(List<Long> counts) {
        double n = counts.size();
        double[] x =
                IntStream.rangeClosed(1, counts.size()).mapToDouble(Math::log).toArray();
        double[] y = counts.stream().mapToDouble(Math::log).toArray();
        double meanX = IntStream.range(0, x.length).mapToDouble(i -> x[i]).sum() / n;
        double meanY = IntStream.range(0, y.length).mapToDouble(i -> y[i]).sum() / n;
        double above = IntStream.range(0, x.length)
                .mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY))
                .sum();
        return above
                / IntStream.range(0, x.length)
                        .mapToDouble(i -> (x[i] - meanX) * (x[i] - meanX))
                        .sum();
    }

    private static int gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
