package mobius.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private static final int KEEP = 60;

    private final Path folder;
    private final History history;

    HistoryTest(@TempDir Path parent) {
        folder = parent.resolve("history");
        history = new History(folder);
    }

    @Test
    void aFolderThatIsNotThereYetHasNoRuns() {
        assertThat(history.lines()).isEmpty();
        assertThat(history.line(Remembered.LINE).entries()).isEmpty();
    }

    @Test
    void runsComeBackInTheOrderOfTimeAndWhole() {
        remember(3, 1, 2);
        SeriesHistory line = history.line(Remembered.LINE);
        assertThat(line.entries()).containsExactly(Remembered.night(1), Remembered.night(2), Remembered.night(3));
        assertThat(history.measurement(Remembered.night(2))).isEqualTo(Remembered.measurement(1_000));
        assertThat(line.problems()).isEmpty();
    }

    @Test
    void addingARunAgainKeepsOneOfIt() {
        remember(1, 1);
        assertThat(history.line(Remembered.LINE).entries()).hasSize(1);
    }

    @Test
    void namesNeverLeadOutOfTheFolder() {
        RunSeries odd = new RunSeries("../..", ".hidden", "a/b");
        assertThat(odd.folder(folder).normalize().startsWith(folder)).isTrue();
        assertThat(odd.folder(folder)).hasToString(folder + "/_.._../_.hidden/a_b".replace("/", File.separator));
    }

    @Test
    void aDamagedFileIsNamedAndSkipped() throws IOException {
        remember(1, 2, 3, 4);
        byte[] whole = Files.readAllBytes(file(1));
        Files.write(file(1), Arrays.copyOf(whole, whole.length / 2));
        Files.write(file(2), new byte[0]);
        Files.writeString(file(3), "no archive");
        SeriesHistory line = history.line(Remembered.LINE);
        assertThat(line.entries()).containsExactly(Remembered.night(4));
        assertThat(line.problems())
                .hasSize(3)
                .allMatch(problem -> problem.contains(" is damaged ("))
                .anyMatch(problem -> problem.startsWith(file(1).toString()));
    }

    @Test
    void aFlippedBitAnywhereIsSeen() throws IOException {
        remember(1);
        byte[] whole = Files.readAllBytes(file(1));
        for (int at = 10; at < whole.length; at += 7) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(file(1), flipped);
            assertThat(history.line(Remembered.LINE).problems())
                    .as("byte %d", at)
                    .hasSize(1);
        }
    }

    @Test
    void anotherSchemaIsRefusedWithTheRemedy() throws IOException {
        remember(1);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write("{\"schema\":2}\n{}".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file(2), packed.toByteArray());
        SeriesHistory line = history.line(Remembered.LINE);
        assertThat(line.entries()).hasSize(1);
        assertThat(line.problems())
                .containsExactly(
                        file(2) + " has schema 2, and this version reads schema 1: use the version of the suite"
                                + " that wrote it");
    }

    @Test
    void aFolderThatIsNoneIsNamedWithTheSetting() throws IOException {
        Files.writeString(folder, "");
        assertThatThrownBy(history::lines)
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("mobius.history.folder");
        assertThatThrownBy(() -> remember(1))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void olderRunsAreForgottenButNotThoseOfTheReference() {
        for (int night = 0; night < 40; night++) {
            Outcome outcome = night >= 3 && night < 9 ? Outcome.FAIL : Outcome.PASS;
            remember(Remembered.night(night, outcome, "agent"), 5);
        }
        assertThat(ids())
                .hasSize(25)
                .startsWith("night-000", "night-001", "night-002", "night-009")
                .endsWith("night-035", "night-036", "night-037", "night-038", "night-039");
    }

    @Test
    void oneOddRunDoesNotCostTheOthersTheirReference() {
        for (int night = 0; night < 30; night++) {
            remember(Remembered.night(night), 5);
        }
        List<String> before = ids();
        remember(Remembered.night(30, Outcome.PASS, "another agent"), 5);
        assertThat(ids()).containsAll(before.subList(0, 20)).hasSize(25);
    }

    @Test
    void everyProvenanceKeepsItsReferenceThoughItsRunsAreLongAgo() {
        for (int night = 0; night < 60; night++) {
            remember(Remembered.night(night, Outcome.PASS, night < 6 ? "another agent" : "agent"), 5);
        }
        assertThat(ids())
                .hasSize(6 + 20 + 5)
                .startsWith("night-000", "night-001", "night-002", "night-003", "night-004", "night-005");
    }

    @Test
    void runsOfAgentsThatNeverComeBackAreForgotten() {
        for (int night = 0; night < 20; night++) {
            remember(Remembered.night(night, Outcome.PASS, "agent-" + night), 5);
        }
        assertThat(ids()).hasSize(5).startsWith("night-015");
    }

    @Test
    void aFolderThatIsLostWhileItIsReadCannotBeRead() {
        Stream<Path> lost = Stream.of(folder).peek(file -> {
            throw new UncheckedIOException(new IOException("Stale file handle"));
        });
        assertThatThrownBy(() -> FolderFiles.sorted(lost))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Stale file handle");
    }

    @Test
    void whatAKilledWriterLeftIsRemovedAfterADay() throws IOException {
        remember(1);
        Path old = Files.writeString(file(9).resolveSibling("night-009.json.gz.1.part"), "half");
        Path young = Files.writeString(file(9).resolveSibling("night-009.json.gz.2.part"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(100_000)));
        remember(2);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(history.line(Remembered.LINE).problems()).isEmpty();
    }

    @Test
    void onlyComparableRunsSinceTheReferenceWasMovedCount() {
        remember(1, 2, 3, 4);
        remember(Remembered.night(5, Outcome.PASS, "another agent"), KEEP);
        history.accept(Remembered.night(3), "meant", Instant.parse("2026-01-06T00:00:00Z"));
        PastRuns past = history.line(Remembered.LINE)
                .before(
                        Remembered.night(6).provenance(),
                        Remembered.night(6).run().started());
        assertThat(past.runs()).extracting(PastRun::id).containsExactly("night-003", "night-004");
        assertThat(past.acceptedUntil()).isEqualTo("2026-01-06T00:00:00Z");
        assertThat(past.notes())
                .containsExactly(
                        "One run is not comparable (injector: another agent with 2 cores and agent with 2 cores).");
    }

    @Test
    void theReferenceOfOtherInjectorsStaysWhereItIsWhenOneIsMoved() {
        remember(1, 2, 3);
        Entry laptop = Remembered.night(4, Outcome.PASS, "laptop");
        remember(laptop, KEEP);
        history.accept(laptop, "meant there", Instant.parse("2026-01-06T12:00:00Z"));
        remember(5);
        SeriesHistory line = history.line(Remembered.LINE);
        PastRuns past = line.before(Remembered.night(1).provenance(), "2026-02-01T00:00:00Z");
        assertThat(past.runs())
                .extracting(PastRun::id)
                .containsExactly("night-001", "night-002", "night-003", "night-005");
        assertThat(past.acceptedUntil()).isNull();
        assertThat(line.before(laptop.provenance(), "2026-02-01T00:00:00Z").runs())
                .extracting(PastRun::id)
                .containsExactly("night-004");
    }

    @Test
    void whatTheLatestRunsAreHeldAgainstIsKeptThoughItCameLater() {
        for (int night = 1; night <= 40; night++) {
            remember(night < 25 ? Remembered.night(night) : Remembered.withMemory(night), 5);
        }
        List<String> expected = IntStream.concat(IntStream.rangeClosed(1, 20), IntStream.rangeClosed(25, 40))
                .mapToObj("night-%03d"::formatted)
                .toList();
        assertThat(ids()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "provenance"})
    void aFileWithNullForWhatMustBeKnownIsNamedAndSkipped(String part) throws IOException {
        remember(1, 2);
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(HistoryJson.write(Remembered.night(1)));
        json.putNull(part);
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(file(1)))) {
            file.write((json + "\n{}").getBytes(StandardCharsets.UTF_8));
        }
        SeriesHistory listing = history.line(Remembered.LINE);
        assertThat(listing.entries()).hasSize(1);
        assertThat(listing.problems()).singleElement().asString().contains("night-001", "is damaged");
    }

    @Test
    void foldersThatNoHistoryHasMadeAreNotItsOwn() throws IOException {
        remember(1);
        Path foreign = Files.createDirectories(folder.resolve("lost+found"));
        Files.writeString(Files.createDirectories(foreign.resolve("x")).resolve("y"), "");
        assertThat(history.lines()).hasSize(1);
        assertThat(history.lines("lost+found")).isEmpty();
    }

    @Test
    void eachRunIsHeldAgainstTheReferenceOfItsTime() {
        remember(1, 2, 3, 4, 5);
        history.accept(Remembered.night(4), "meant", Instant.parse("2026-01-05T12:00:00Z"));
        SeriesHistory line = history.line(Remembered.LINE);
        assertThat(line.heldAgainst(Remembered.night(3)).runs())
                .extracting(PastRun::id)
                .containsExactly("night-001", "night-002");
        assertThat(line.heldAgainst(Remembered.night(4)).runs()).isEmpty();
        assertThat(line.heldAgainst(Remembered.night(5)).runs())
                .extracting(PastRun::id)
                .containsExactly("night-004");
    }

    @Test
    void theLinesOfOneEnvironmentAreFoundByItsName() {
        remember(1);
        assertThat(history.lines("staging")).hasSize(1);
        assertThat(history.lines("stag")).isEmpty();
        assertThat(history.lines("..")).isEmpty();
    }

    @Test
    void whyAndWhenTheReferenceWasMovedIsRemembered() {
        remember(1, 2);
        history.accept(Remembered.night(1), "first", Instant.parse("2026-01-02T10:00:00Z"));
        history.accept(Remembered.night(2), "second", Instant.parse("2026-01-03T10:00:00.5Z"));
        SeriesHistory line = history.line(Remembered.LINE);
        assertThat(line.acceptances()).extracting(Acceptance::reason).containsExactly("first", "second");
        assertThat(line.accepted(Remembered.night(1).provenance()).orElseThrow().build())
                .isEqualTo("1.2");
    }

    @Test
    void aRunIsFoundByHowItsIdBegins() {
        remember(1, 2, 12);
        assertThat(history.find("night-002")).isEqualTo(Remembered.night(2));
        assertThatThrownBy(() -> history.find("night-0"))
                .hasMessageContaining("3 runs of the history")
                .hasMessageContaining("bin/mobius history");
        assertThatThrownBy(() -> history.find("day")).hasMessageContaining("no runs of the history");
    }

    private void remember(int... nights) {
        for (int night : nights) {
            remember(Remembered.night(night), KEEP);
        }
    }

    private void remember(Entry entry, int keep) {
        history.add(entry, Remembered.measurement(1_000));
        history.forget(Remembered.LINE, keep);
    }

    private List<String> ids() {
        return history.line(Remembered.LINE).entries().stream()
                .map(entry -> entry.run().id())
                .toList();
    }

    private Path file(int night) {
        return Remembered.LINE
                .folder(folder)
                .resolve("runs")
                .resolve(String.format(Locale.ROOT, "night-%03d.json.gz", night));
    }
}
