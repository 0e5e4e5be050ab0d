package mobius.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobius.measure.MeasuredWindow;
import mobius.report.page.Markup;
import mobius.report.text.FindingText;
import mobius.report.text.Reasons;
import mobius.report.text.RunInfo;
import mobius.report.text.RunReport;
import mobius.report.text.Sentences;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict.Outcome;

/**
 * {@code junit.xml}: one test case for the verdict, and one for each budget and gate.
 *
 * <p>FAIL is a failure: the platform was measured, and it missed what was asked of it. INCONCLUSIVE and SUSPECT are errors:
 * the test could not be made. Skipped they would leave a build in Jenkins green. INFO passes, its text in the output.
 */
public final class JUnitXml {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final double MILLIS_PER_SECOND = 1_000;

    private JUnitXml() {}

    /** Returns the text of the file, to be stored as UTF-8. */
    public static String of(RunReport run) {
        Markup xml = new Markup().declaration().open("testsuites").open("testsuite", head(run));
        verdict(xml, run);
        run.verdict().findings().forEach(finding -> testCase(xml, run, finding));
        return xml.close().close().toString();
    }

    private static String[] head(RunReport run) {
        Outcome outcome = run.verdict().outcome();
        List<Finding> findings = run.verdict().findings();
        long failures = findings.stream().filter(JUnitXml::isFailure).count() + (outcome == Outcome.FAIL ? 1 : 0);
        long errors = findings.stream().filter(JUnitXml::isError).count() + (outcome == Outcome.INCONCLUSIVE ? 1 : 0);
        List<String> head = new ArrayList<>(List.of("name", suite(run)));
        head.addAll(List.of("tests", Integer.toString(findings.size() + 1), "failures", Long.toString(failures)));
        head.addAll(List.of("errors", Long.toString(errors), "skipped", "0"));
        head.addAll(times(run.tested()));
        return head.toArray(String[]::new);
    }

    /** Adds an attribute; unknown values are left out. */
    private static List<String> times(RunInfo tested) {
        List<String> times = new ArrayList<>();
        if (tested.duration() != null) {
            times.addAll(List.of("time", Double.toString(tested.duration().toMillis() / MILLIS_PER_SECOND)));
        }
        if (tested.started() != null) {
            times.addAll(List.of("timestamp", TIMESTAMP.format(tested.started())));
        }
        return times;
    }

    /** Adds the verdict itself, which can be open although no single finding is, if nothing was tested. */
    private static void verdict(Markup xml, RunReport run) {
        open(xml, suite(run), "verdict");
        String headline = Reasons.of(run.verdict()).headline();
        switch (run.verdict().outcome()) {
            case PASS -> xml.element("system-out", headline);
            case FAIL -> problem(xml, "failure", "FAIL", headline, headline);
            case INCONCLUSIVE -> problem(xml, "error", "INCONCLUSIVE", headline, headline);
        }
        xml.close();
    }

    private static void testCase(Markup xml, RunReport run, Finding finding) {
        open(xml, suite(run) + (finding.isTrustGate() ? ".gates" : ".budgets"), name(finding));
        String type = finding.status().name();
        if (isFailure(finding)) {
            problem(xml, "failure", type, Sentences.fact(finding), FindingText.of(finding));
        } else if (isError(finding)) {
            problem(xml, "error", type, Sentences.fact(finding), FindingText.of(finding));
        } else {
            xml.open("system-out").lines(FindingText.of(finding)).close();
        }
        xml.close();
    }

    /** Returns the name of a test case, which is the same in each run, so that Jenkins shows its history. */
    private static String name(Finding finding) {
        MeasuredWindow window = finding.facts().window();
        return finding.id() + ": " + finding.subject() + (window == null ? "" : " (" + window.stage() + ")");
    }

    private static void open(Markup xml, String group, String name) {
        xml.open("testcase", "classname", group, "name", name, "time", "0");
    }

    private static void problem(Markup xml, String element, String type, String message, String text) {
        xml.open(element, "type", type, "message", message).lines(text).close();
    }

    private static boolean isFailure(Finding finding) {
        return finding.status() == Status.FAIL;
    }

    private static boolean isError(Finding finding) {
        return finding.status() == Status.INCONCLUSIVE || finding.status() == Status.SUSPECT;
    }

    private static String suite(RunReport run) {
        return Optional.ofNullable(run.tested().simulation()).orElse("mobius");
    }
}
