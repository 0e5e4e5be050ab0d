package mobius.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobius.data.feeder.FeederFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedersTest {

    private final Path folder;

    FeedersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aGoodFileHasNoProblems() throws IOException {
        assertThat(checkCsv("email,role,note\n\"a,\"\"b\",user,\nc,admin,x\n")).isEmpty();
        assertThat(checkJson("[{\"email\":\"a\",\"role\":0}]")).isEmpty();
    }

    @Test
    void aMissingFileIsNamedWithTheRemedy() {
        assertThat(check("absent.csv"))
                .containsExactly(folder
                        + "/absent.csv does not exist; create it with bin/mobius generate or put your own there");
        assertThat(Feeders.onClassPath().check(List.of(new FeederFile("absent.csv", List.of("a")))))
                .containsExactly(
                        "feeders/absent.csv does not exist; create it with bin/mobius generate or put your own there");
    }

    @Test
    void aMissingColumnIsNamedWithTheOnesThereAndTheNearest() throws IOException {
        assertThat(checkCsv("e-mail,role\na,user\n"))
                .containsExactly(path("f.csv") + " has no column email; it has e-mail, role. Is it e-mail?");
        assertThat(checkJson("[{\"Role\":1,\"email\":\"x\"}]"))
                .containsExactly(path("f.json") + " has no column role; it has Role, email. Is it Role?");
        assertThat(checkCsv("email,x\na,user\n"))
                .containsExactly(path("f.csv") + " has no column role; it has email, x");
    }

    @Test
    void aFileWithoutRowsIsAProblem() throws IOException {
        String sentence = " has no rows; create it with bin/mobius generate or add at least one";
        assertThat(checkCsv("email,role\n")).containsExactly(path("f.csv") + sentence);
        assertThat(checkCsv("email\n"))
                .containsExactly(path("f.csv") + " has no column role; it has email", path("f.csv") + sentence);
        assertThat(checkJson("[]")).containsExactly(path("f.json") + sentence);
        assertThat(checkJson("")).containsExactly(path("f.json") + sentence);
    }

    /** A parser of CSV would take it, and Gatling would not. */
    @Test
    void aFileInUtf16IsAProblem() throws IOException {
        Files.writeString(folder.resolve("queries.csv"), "q\nx\n", StandardCharsets.UTF_16LE);
        assertThat(Feeders.in(folder).check(List.of(new FeederFile("queries.csv", List.of("q")))))
                .containsExactly(folder + "/queries.csv is UTF-16 or UTF-32 and not UTF-8; save it as UTF-8");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        Files.writeString(folder.resolve("queries.csv"), "\uFEFFq\nx\n");
        assertThat(Feeders.in(folder).check(List.of(new FeederFile("queries.csv", List.of("q")))))
                .isEmpty();
    }

    @Test
    void anEmptyFileIsAProblem() throws IOException {
        assertThat(checkCsv(""))
                .containsExactly(path("f.csv") + " cannot be parsed: Empty header line: can not bind data");
    }

    @Test
    void aQuoteThatIsNotClosedIsAProblem() throws IOException {
        assertThat(checkCsv("email,role\n\"a,user\n"))
                .containsExactly(path("f.csv") + ": 3: cannot be parsed: Missing closing quote for value");
    }

    @Test
    void aColumnThatIsThereTwiceIsAProblem() throws IOException {
        assertThat(checkCsv("email,role,email\na,user,b\n"))
                .containsExactly(path("f.csv") + " has more than one column email; keep one of them");
    }

    @Test
    void anEmptyRequiredValueIsNamedWithItsLine() throws IOException {
        assertThat(checkCsv("email,role\na,user\n,user\nc, \n\"d\ne\",user\n,user\n"))
                .containsExactly(
                        path("f.csv") + ": 3, 7: email is empty; fill it or remove the row",
                        path("f.csv") + ": 4: role is empty; fill it or remove the row");
        assertThat(checkJson(
                        "[\n{\"email\":\"a\",\"role\":\"user\"},\n{\"email\":null,\"role\":\"\"},\n{\"email\":[]}\n]"))
                .containsExactly(
                        path("f.json") + ": 3, 4: email is empty; fill it or remove the row",
                        path("f.json") + ": 3, 4: role is empty; fill it or remove the row");
    }

    @Test
    void aShortRowHasAnEmptyValue() throws IOException {
        assertThat(checkCsv("email,role\na,user\nb\n"))
                .containsExactly(path("f.csv") + ": 3: role is empty; fill it or remove the row");
    }

    @Test
    void ofManyEmptyValuesTheFirstLinesAreNamed() throws IOException {
        assertThat(checkCsv("email,role\n" + "a,\n".repeat(10_000)))
                .containsExactly(
                        path("f.csv") + ": 2, 3, 4, 5, 6 and 9995 more: role is empty; fill it or remove the row");
    }

    @Test
    void malformedContentIsNamedWithItsLineAfterWhatWasFoundBefore() throws IOException {
        assertThat(checkCsv("email,role\n,user\nb,user,more\n"))
                .containsExactly(
                        path("f.csv") + ": 2: email is empty; fill it or remove the row",
                        path("f.csv")
                                + ": 3: cannot be parsed: Too many entries: expected at most 2 (value #2 (4 chars) \"more\")");
        assertThat(checkJson("[\n{\"email\":\"a\",\"role\":\"user\"},\n{\"email\" \"b\"}\n]"))
                .containsExactly(
                        path("f.json")
                                + ": 3: cannot be parsed: Unexpected character ('\"' (code 34)): was expecting a colon to separate field name and value");
    }

    @Test
    void jsonThatIsNotAnArrayOfObjectsIsAProblem() throws IOException {
        assertThat(checkJson("{\"email\":1}"))
                .containsExactly(path("f.json")
                        + ": 1: cannot be parsed: expected an array of objects; write [ before the first");
        assertThat(checkJson("[1]")).contains(path("f.json") + ": 1: expected an object; write {\"name\": value, ...}");
        assertThat(checkJson("[{\"email\":1,\"role\":2}] 7"))
                .containsExactly(path("f.json") + ": 1: cannot be parsed: expected nothing after the array");
        assertThat(checkJson("[{\"email\":1,\"role\":2}"))
                .hasSize(1)
                .allMatch(problem -> problem.contains("cannot be parsed"));
    }

    @Test
    void aFileThatIsNotUtf8IsAProblem() throws IOException {
        Files.write(folder.resolve("f.csv"), "email,role\nJosé,user\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(check("f.csv")).hasSize(1).allMatch(problem -> problem.endsWith("; save it as UTF-8"));
    }

    @Test
    void theProblemsOfAllFilesComeAtOnce() {
        assertThat(Feeders.in(folder)
                        .check(List.of(new FeederFile("a.csv", List.of("x")), new FeederFile("b.json", List.of("y")))))
                .hasSize(2);
    }

    @Test
    void anotherKindOfFileIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeederFile("a.xml", List.of()))
                .withMessage("the feeder a.xml must be a .csv or a .json file");
    }

    private List<String> checkCsv(String content) throws IOException {
        Files.writeString(folder.resolve("f.csv"), content);
        return check("f.csv");
    }

    private List<String> checkJson(String content) throws IOException {
        Files.writeString(folder.resolve("f.json"), content);
        return check("f.json");
    }

    private List<String> check(String name) {
        return Feeders.in(folder).check(List.of(new FeederFile(name, List.of("email", "role"))));
    }

    private String path(String name) {
        return folder + "/" + name;
    }
}
