package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mobius.config.hocon.ConfigurationException;
import mobius.report.text.RunReport;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunJudge;
import mobius.runlog.RunLogWriter;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedRunTest {

    private final Path folder;
    private final ExampleFolder example;

    DamagedRunTest(@TempDir Path folder) {
        this.folder = folder;
        this.example = new ExampleFolder(folder);
    }

    @BeforeEach
    void writeAHealthyRun() throws IOException {
        ExampleFolder.healthy(folder);
    }

    @Test
    void aKilledRunIsInconclusiveByItsCutLogAndByItsUsers() throws IOException {
        byte[] log = Files.readAllBytes(example.log());
        Files.write(example.log(), Arrays.copyOf(log, log.length / 2 + 3));

        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(condemning("gate.log"))
                .startsWith("The log ends inside record ")
                .contains("the run was killed, or the disk was full.");
        assertThat(Files.readString(example.file("summary.md"))).contains("The log ends inside record ");
    }

    @Test
    void aRunThatIsKilledBetweenTwoRecordsIsInconclusiveByItsUsers() throws IOException {
        try (RunLogWriter writer = new RunLogWriter(example.log(), "browse")) {
            for (int user = 0; user < 100; user++) {
                writer.userArrives(0, 300 + user * 50);
                writer.ok(ExampleFolder.REQUEST, 300 + user * 50, 320 + user * 50);
            }
        }
        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(condemning("gate.users")).isEqualTo("The run was stopped before the end of its plan.");
    }

    @Test
    void aLogThatIsDamagedLaterDoesNotTakeItsMeasurementWithIt() throws IOException {
        judge();
        byte[] measured = Files.readAllBytes(example.file("measurement.json"));
        byte[] log = Files.readAllBytes(example.log());
        Files.write(example.log(), Arrays.copyOf(log, log.length / 2 + 3));

        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(example.file("measurement.json")).hasBinaryContent(measured);

        Files.delete(example.log());
        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void whatIsLeftOfALogIsMeasuredWhereNothingBetterWasSaved() throws IOException {
        Files.writeString(example.file("measurement.json"), "{");
        byte[] log = Files.readAllBytes(example.log());
        Files.write(example.log(), Arrays.copyOf(log, log.length / 2 + 3));
        judge();
        Files.delete(example.log());
        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(condemning("gate.log")).startsWith("The log ends inside record ");
    }

    @Test
    void aCorruptRecordIsInconclusiveWithItsNumber() throws IOException {
        byte[] log = Files.readAllBytes(example.log());
        log[log.length - 10] = 77;
        Files.write(example.log(), log);

        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(condemning("gate.log")).startsWith("Record 721 of the log is corrupt at byte ");
    }

    @Test
    void anEmptyLogIsInconclusiveAndNeverZeroRequestsThatWentWell() throws IOException {
        Files.write(example.log(), new byte[0]);

        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(condemning("gate.log")).startsWith("The log is empty");
        assertThat(judge().verdict().findings())
                .filteredOn(finding -> !finding.isTrustGate())
                .noneMatch(finding -> finding.status() == Status.PASS);
    }

    @Test
    void aLogOfAnotherGatlingSaysWhichOneWroteIt() throws IOException {
        byte[] log = Files.readAllBytes(example.log());
        System.arraycopy("3.16.0".getBytes(StandardCharsets.ISO_8859_1), 0, log, 5, 6);
        Files.write(example.log(), log);

        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(condemning("gate.log"))
                .startsWith("The log was written by Gatling 3.16.0, but this reader supports 3.15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RUN\tmobius\t1\t3.9.5\n", "<html>not found</html>", "\u0000\u0000\u0000"})
    void whatIsNoLogIsInconclusive(String content) throws IOException {
        Files.writeString(example.log(), content);

        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(condemning("gate.log")).isNotBlank();
    }

    @Test
    void aLogThatCannotBeReadIsNamed() throws IOException {
        Files.delete(example.log());
        Files.createDirectory(example.log());

        assertThatThrownBy(this::judge)
                .isInstanceOf(NoVerdict.class)
                .hasMessageStartingWith(example.log() + " cannot be read (");
    }

    @Test
    void aLogWithoutRequestsIsInconclusive() throws IOException {
        try (RunLogWriter writer = new RunLogWriter(example.log(), "browse")) {
            writer.userArrives(0, 300);
            writer.userLeaves(0, 12_300);
        }
        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(condemning("gate.data")).isEqualTo("No request was sent in a measured window.");
    }

    @Test
    void aClockThatJumpsIsInconclusive() throws IOException {
        try (RunLogWriter writer = new RunLogWriter(example.log(), "browse")) {
            for (int user = 0; user < 240; user++) {
                int at = 300 + user * 50;
                int answered = user == 150 ? at - 3_600_000 : at + 20;
                writer.userArrives(0, at);
                writer.ok(ExampleFolder.REQUEST, at, answered);
                writer.userLeaves(0, at + 20);
            }
        }
        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(condemning("gate.clock")).startsWith("A clock was set during the run");
    }

    @Test
    void aClockThatIsSetForwardCondemnsTheRunThatItStretches() throws IOException {
        try (RunLogWriter writer = new RunLogWriter(example.log(), "browse")) {
            for (int user = 0; user < 240; user++) {
                int at = 300 + user * 50 + (user > 120 ? 7_200_000 : 0);
                writer.userArrives(0, at);
                writer.ok(ExampleFolder.REQUEST, at, at + 20);
                writer.userLeaves(0, at + 20);
            }
        }
        assertThat(judge().verdict().outcome()).isNotEqualTo(Outcome.PASS);
    }

    @Test
    void withoutItsPlanTheLogIsJudgedAsOneFromElsewhere() throws IOException {
        Files.delete(example.file("run.json"));
        RunReport judged = judge();
        assertThat(judged.tested().workload()).isEmpty();
        assertThat(judged.measurement().windows()).hasSize(1);
        assertThat(Files.readString(example.file("verdict.html"))).contains("Without a plan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "not JSON",
                "{\"schema\": 1}",
                "{\"schema\": \"one\"}",
                "{\"schema\": 1, \"plan\": null}"
            })
    void aPlanThatIsNoneIsNamedWithTheRemedy(String content) throws IOException {
        Files.writeString(example.file("run.json"), content);
        assertThatThrownBy(this::judge)
                .isInstanceOf(NoVerdict.class)
                .hasMessageStartingWith(example.file("run.json").toString())
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"peakRequestsPerSecond\" : 20.0 | \"peakRequestsPerSecond\" : -1",
                "\"peakRequestsPerSecond\" : 20.0 | \"peakRequestsPerSecond\" : null",
                "\"durationMillis\" : 10000 | \"durationMillis\" : 0",
                "\"durationMillis\" : 10000 | \"durationMillis\" : 9000000000000000000",
                "\"durationMillis\" : 10000 | \"durationMillis\" : 90000000000000",
                "\"durationMillis\" : 10000 | \"duration\" : 10000",
                "\"name\" : \"hold\" | \"name\" : \"\"",
                "\"name\" : \"hold\" | \"name\" : null",
                "\"weight\" : 1.0 | \"weight\" : 0",
                "\"profile\" : \"quick\" | \"profile\" : null",
                "\"schema\" : 1, | \"schema\" : 2,",
                "\"requests\" : [ \"GET /projects\" ] | \"requests\" : [ null ]",
                "\"requests\" : [ \"GET /projects\" ] | \"requests\" : 7"
            })
    void aPlanWithOneFieldDamagedIsNamedAndNotGuessed(String intact, String damaged) throws IOException {
        String plan = Files.readString(example.file("run.json"));
        assertThat(plan).contains(intact);
        Files.writeString(example.file("run.json"), plan.replace(intact, damaged));

        assertThatThrownBy(this::judge)
                .isInstanceOf(NoVerdict.class)
                .hasMessageStartingWith(example.file("run.json").toString())
                .hasMessageNotContaining("\n");
        assertThat(example.file("verdict.json")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"200 ms\" | \"fast\"", "\"budgets\" | \"budges\"", "\"critical\" | \"criticl\""})
    void savedBudgetsThatAreNoneAreRefused(String intact, String damaged) throws IOException {
        String plan = Files.readString(example.file("run.json"));
        Files.writeString(example.file("run.json"), plan.replace(intact, damaged));

        assertThatThrownBy(this::judge)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mobius.budgets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time_ms,source,metric,labels,value\n1,injector,lag_ticks,,abc\n",
                "time_ms,source,metric,labels,value\n1,injector,lag_ticks,,NaN\n",
                "time_ms,source,metric,labels,value\n1,injector,lag_ticks,,\n",
                "time_ms,source,metric,labels,value\n1,injector\n",
                "PK\u0003\u0004 some archive\nwith lines\n"
            })
    void aWatchOverTheInjectorThatIsDamagedIsNamedWithTheRemedy(String content) throws IOException {
        Files.writeString(example.file("telemetry.csv"), content);
        assertThatThrownBy(this::judge)
                .isInstanceOf(NoVerdict.class)
                .hasMessageStartingWith(example.file("telemetry.csv").toString())
                .hasMessageEndingWith("; restore it, or remove it to judge the run without the metrics of its injector")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aWatchOverTheInjectorThatIsNoTextIsNamed() throws IOException {
        Files.write(example.file("telemetry.csv"), new byte[] {(byte) 0xC3, (byte) 0x28, '\n'});
        assertThatThrownBy(this::judge)
                .isInstanceOf(NoVerdict.class)
                .hasMessageStartingWith(example.file("telemetry.csv").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "time_ms,source,metric,labels,value\n"})
    void nobodyWhoWatchedTheInjectorIsInconclusive(String content) throws IOException {
        Files.writeString(example.file("telemetry.csv"), content);
        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(condemning("gate.lag")).isNotBlank();

        Files.delete(example.file("telemetry.csv"));
        assertThat(judge().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(condemning("gate.lag")).isNotBlank();
    }

    @Test
    void theMeasurementStandsInForALogThatWasThrownAway() throws IOException {
        judge();
        String fromLog = Files.readString(example.file("verdict.json"));
        Files.delete(example.log());
        Files.delete(example.file("verdict.json"));

        judge();

        assertThat(example.file("verdict.json")).hasContent(fromLog);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"schema\": 1}", "{\"schema\": 9}"})
    void aMeasurementThatIsDamagedIsNamed(String content) throws IOException {
        Files.delete(example.log());
        Files.writeString(example.file("measurement.json"), content);
        assertThatThrownBy(this::judge)
                .isInstanceOf(NoVerdict.class)
                .hasMessageStartingWith(example.file("measurement.json").toString());
    }

    @Test
    void withNeitherThereIsNothingToJudge() throws IOException {
        Files.delete(example.log());
        assertThatThrownBy(this::judge)
                .isInstanceOf(NoVerdict.class)
                .hasMessage(folder + " contains neither simulation.log nor measurement.json;"
                        + " name the folder of a run, in target/gatling");
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        Path none = folder.resolve("none");
        for (Path path : List.of(none, example.log())) {
            assertThatThrownBy(() -> RunJudge.judge(new RunFolder(path), Optional.empty()))
                    .isInstanceOf(NoVerdict.class)
                    .hasMessage("There is no folder " + path + "; name the folder of a run, or use --last");
        }
    }

    private RunReport judge() {
        return RunJudge.judge(new RunFolder(folder), Optional.empty());
    }

    /** Why the gate condemns the run. */
    private String condemning(String gate) {
        return judge().verdict().findings().stream()
                .filter(finding -> finding.id().equals(gate) && finding.status() == Status.INCONCLUSIVE)
                .map(Finding::explanation)
                .findFirst()
                .orElseThrow(() -> new AssertionError(gate + " does not condemn the run"));
    }
}
