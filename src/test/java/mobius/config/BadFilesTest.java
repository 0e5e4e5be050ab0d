package mobius.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mobius.budget.SeverityRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files and layers can get wrong, with the file and the line. */
class BadFilesTest {

    private final Attempt attempt;

    BadFilesTest(@TempDir Path folder) {
        attempt = new Attempt(folder).property("mobius.profile", "mine");
    }

    private Attempt profile(String text) {
        return attempt.write("profiles/mine.conf", text);
    }

    @Test
    void everythingIsToldAtOnceInTheOrderOfFilesAndLinesThenProperties() {
        attempt.write(
                "environments/mine.conf", "mobius.target.region = moon\nmobius.target.base-url = \"localhost:8000\"");
        profile("\nmobius.load.think-tme = 1 s\nmobius.scale = 0");
        attempt.property("mobius.environment", "mine").property("mobius.seed", "x");
        assertThat(attempt.problems())
                .containsExactly(
                        "mobius.target.region \"moon\" is not a region (environments/mine.conf: 1);"
                                + " write one of eu-west-1, us-east-1, ap-southeast-1",
                        "mobius.target.base-url \"localhost:8000\" has no scheme (environments/mine.conf: 2);"
                                + " write http://localhost:8000",
                        "mobius.load.think-tme (profiles/mine.conf: 2) is not a setting;"
                                + " did you mean mobius.load.think-time?",
                        "mobius.scale 0 is not above zero (profiles/mine.conf: 3); write a number above 0",
                        "mobius.seed \"x\" is not a whole number (-Dmobius.seed); write a whole number");
    }

    @Test
    void anUnknownLayerBringsTheExistingOnesTheNearestFirst() {
        attempt.property("mobius.environment", "stagng").property("mobius.profile", "night");
        assertThat(attempt.problems())
                .containsExactly(
                        "mobius.environment \"stagng\" does not exist (-Dmobius.environment);"
                                + " write one of staging, local, embedded, production",
                        "mobius.profile \"night\" does not exist (-Dmobius.profile); write one of nightly, full, quick");
    }

    @Test
    void aLayerIsAFileAndNotAPath() {
        attempt.property("mobius.profile", "../budgets");
        assertThat(attempt.problems()).singleElement().asString().contains("\"../budgets\" does not exist");
    }

    @Test
    void aLayerCannotChooseLayers() {
        profile("mobius.environment = staging");
        assertThat(attempt.variable("MOBIUS_PASSWORD", "x").problems())
                .contains(
                        "mobius.environment \"staging\" is set in a layer that is read too late (profiles/mine.conf: 1);"
                                + " set it in mobius.conf or with -Dmobius.environment");
    }

    @Test
    void unknownNamesAreFoundInEveryGroup() {
        profile("""
                mobius.load.weights.sing-in = 3
                mobius.embedded.service-times.read.p59 = 3 ms
                mobius.budgets.classes.mine { target = 1 s, maximun = 2 s, maximum = 2 s, endpoints = [] }
                mobius.budgets.requests."POST /contexts" { p95 = 250 ms, "p99.9" = 1 s, p100 = 2 s }
                elsewhere = 1
                """);
        assertThat(attempt.problems())
                .containsExactly(
                        "mobius.load.weights.sing-in (profiles/mine.conf: 1) is not a setting;"
                                + " did you mean mobius.load.weights.sign-in?",
                        "mobius.embedded.service-times.read.p59 (profiles/mine.conf: 2) is not a setting;"
                                + " did you mean mobius.embedded.service-times.read.p50?",
                        "mobius.budgets.classes.mine.maximun (profiles/mine.conf: 3) is not a setting;"
                                + " did you mean mobius.budgets.classes.mine.maximum?",
                        "mobius.budgets.requests.\"POST /contexts\".p100 (profiles/mine.conf: 4) is not a setting;"
                                + " did you mean mobius.budgets.requests.\"POST /contexts\".p50?",
                        "elsewhere (profiles/mine.conf: 5) is not a setting; see mobius.conf for all settings");
    }

    @Test
    void aGroupIsNoValueAndAValueNoGroup() {
        profile("mobius.target.timeouts = 5 s\nmobius.scale { a = 1 }\nmobius.seed = [1]");
        assertThat(attempt.property("mobius.load", "1").problems())
                .containsExactly(
                        "mobius.target.timeouts \"5 s\" is not a group of settings (profiles/mine.conf: 1);"
                                + " write its settings one by one, as in mobius.conf",
                        "mobius.scale is not a single value (profiles/mine.conf: 2); write one without brackets or braces",
                        "mobius.seed [1] is not a single value (profiles/mine.conf: 3); write one without brackets or braces",
                        "mobius.load is a group of settings (-Dmobius.load); write its settings one by one, as in mobius.conf");
    }

    @Test
    void aStageHasANameOfItsOwn() {
        profile("""
                mobius.load.stages = [
                  { duration = 1 s, from = 0, to = 1, measured = false }
                  { name = a, duration = 1 s, from = 0, to = -1, measured = false }
                  { name = a, duration = 1, from = 0, to = 1, measured = false }
                  { name = " ", duration = 1 s, from = 0, to = 1, measured = false }
                ]
                """);
        assertThat(attempt.problems())
                .containsExactly(
                        "mobius.load.stages[0] has no name (profiles/mine.conf: 2);"
                                + " a stage needs name, duration, from, to, measured",
                        "mobius.load.stages[1].to -1 is below zero (profiles/mine.conf: 3); write 0 or more",
                        "mobius.load.stages[2].duration 1 has no unit (profiles/mine.conf: 4);"
                                + " write a number and a unit, for example 10 s",
                        "mobius.load.stages[2].name \"a\" is the name of an earlier stage (profiles/mine.conf: 4);"
                                + " give each stage a name of its own",
                        "mobius.load.stages[3].name \" \" is empty (profiles/mine.conf: 5); give the stage a name");
    }

    @Test
    void aPlanHasAStage() {
        assertThat(profile("mobius.load.stages = []").problems())
                .containsExactly("mobius.load.stages [] has no stage (profiles/mine.conf: 1);"
                        + " write at least one, as in mobius.conf");
    }

    @Test
    void anEndpointIsInOneClass() {
        profile("""
                mobius.budgets.classes.upload.endpoints = ["GET /projects"]
                mobius.budgets.critical = ["GET /projcts", "GET /moon"]
                mobius.budgets.requests."POST /context".p95 = 1 s
                """);
        assertThat(attempt.problems())
                .containsExactly(
                        "mobius.budgets.classes.upload.endpoints[0] \"GET /projects\" is in the class read too"
                                + " (profiles/mine.conf: 1); leave it in one of them",
                        "mobius.budgets.critical[0] \"GET /projcts\" is in no endpoint class (profiles/mine.conf: 2);"
                                + " did you mean \"GET /projects\"?",
                        "mobius.budgets.critical[1] \"GET /moon\" is in no endpoint class (profiles/mine.conf: 2);"
                                + " add the endpoint to a class in budgets.conf",
                        "mobius.budgets.requests.\"POST /context\" is in no endpoint class (profiles/mine.conf: 3);"
                                + " did you mean \"POST /contexts\"?");
    }

    @Test
    void aBudgetOrARowThatIsNoneBringsTheNearestOne() {
        profile("""
                mobius.budgets.platform.cpus = "60 %"
                mobius.budgets.severity.memory.P3 = "60 %"
                mobius.budgets.severity.response-tme.P0 = 4 s
                """);
        assertThat(attempt.problems())
                .containsExactly(
                        "mobius.budgets.platform.cpus (profiles/mine.conf: 1) is not a setting;"
                                + " did you mean mobius.budgets.platform.cpu?",
                        "mobius.budgets.severity.memory.P3 (profiles/mine.conf: 2) is not a setting;"
                                + " did you mean mobius.budgets.severity.memory.P0?",
                        "mobius.budgets.severity.response-tme (profiles/mine.conf: 3) is not a setting;"
                                + " did you mean mobius.budgets.severity.response-time?");
    }

    @Test
    void aWrongBudgetThatARowRefersToIsBlamedOnce() {
        assertThat(profile("mobius.budgets.platform.cache-hits = most").problems())
                .containsExactly("mobius.budgets.platform.cache-hits \"most\" is not a percentage"
                        + " (profiles/mine.conf: 1); write a number and a unit, for example \"70 %\"");
    }

    @Test
    void aRowThatIsTakenAwayLeavesTheOthersInOrder() {
        profile("mobius.budgets.severity.cpu { P0 = \"80 %\", P1 = null }");
        assertThat(attempt.settings().budgets().severity().cpu().bounds())
                .extracting(SeverityRow.Bound::limit)
                .containsExactly(80.0, 75.0);
    }

    @Test
    void faultsAreAListOfTexts() {
        assertThat(profile("mobius.embedded.faults = { slow-search = true }").problems())
                .contains("mobius.embedded.faults is not a list (profiles/mine.conf: 1);"
                        + " write one in brackets, for example []");
    }

    @Test
    void brokenSyntaxHasALine() {
        assertThat(profile("mobius {\n  scale = }\n").problems())
                .singleElement()
                .asString()
                .startsWith("the settings cannot be read: ")
                .endsWith("(profiles/mine.conf: 2); fix the HOCON there");
    }

    @Test
    void aSubstitutionMustLeadSomewhere() {
        assertThat(profile("mobius.seed = ${mobius.sed}").problems())
                .containsExactly("the settings cannot be read: Could not resolve substitution to a value: ${mobius.sed}"
                        + " (profiles/mine.conf: 1); fix the HOCON there");
    }

    @Test
    void aPropertyMayHaveAnImpossibleName() {
        profile("");
        assertThat(attempt.property("mobius..scale", "1").problems())
                .containsExactly("mobius..scale is not the name of a setting (-Dmobius..scale);"
                        + " see mobius.conf for all settings");
    }
}
