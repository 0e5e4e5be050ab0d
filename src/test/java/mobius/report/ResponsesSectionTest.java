package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobius.report.text.RunReport;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;
import mobius.traffic.TrafficMetrics;
import org.junit.jupiter.api.Test;

class ResponsesSectionTest {

    private static final String LIST = "request=\"GET /projects\"";

    private final List<Sample> samples = new ArrayList<>();

    @Test
    void aRowHasTheStatusesAndTheBytesOfARequestInTheWholeRun() {
        counted(TrafficMetrics.REQUEST_RESPONSES, LIST, 1_204);
        counted(TrafficMetrics.REQUEST_STATUSES, LIST + ",status=\"200\"", 1_200);
        counted(TrafficMetrics.REQUEST_STATUSES, LIST + ",status=\"307\"", 4);
        counted(TrafficMetrics.REQUEST_BYTES, LIST, 2_408_000);
        counted(TrafficMetrics.REQUEST_CARRIED_BYTES, LIST, 602_000);
        counted(TrafficMetrics.REQUEST_FIRST_BYTE, LIST, 12.04);
        assertThat(ResponsesSection.of(report())).contains("""
                        <th scope="row">GET /projects</th>
                        <td>200: 1,200, 307: 4</td>
                        <td class="number">2,000</td>
                        <td class="number optional">500</td>
                        <td class="number optional">2,408,000</td>
                        <td class="number optional">10</td>
                        """);
    }

    @Test
    void whatNobodyObservedIsNotKnown() {
        counted(TrafficMetrics.REQUEST_RESPONSES, LIST, 2);
        counted(TrafficMetrics.REQUEST_BYTES, LIST, 10);
        assertThat(ResponsesSection.of(report())).contains("<td class=\"number optional\">not known</td>");
    }

    @Test
    void aRunOfAnEarlierVersionHasNoSuchSection() {
        assertThat(ResponsesSection.of(Runs.failed())).isEmpty();
        assertThat(PageNotes.injector(Runs.failed())).doesNotContain("connections");
    }

    @Test
    void theNoteOnTheInjectorSaysWhatBecameOfItsConnections() {
        counted(TrafficMetrics.OPENED, "", 1_500);
        counted(TrafficMetrics.FAILED, "", 2);
        counted(TrafficMetrics.REUSED, "", 40_000);
        counted(TrafficMetrics.CLOSED_IDLE, "", 1_400);
        counted(TrafficMetrics.CLOSED_BUSY, "", 3);
        counted(TrafficMetrics.RESET, "", 1);
        assertThat(PageNotes.injector(report()))
                .contains(
                        "The load opened 1,500 connections and sent 40,000 requests on one that was already open; 2 could not"
                                + " be opened. The platform closed 1,400 between two requests and 3 before a response was complete, and"
                                + " reset 1.");
    }

    private void counted(String metric, String labels, double total) {
        samples.add(new Sample(1_000, "injector", metric, labels, total / 2));
        samples.add(new Sample(2_000, "injector", metric, labels, total));
    }

    private RunReport report() {
        RunReport run = Runs.failed();
        return new RunReport(
                run.tested(),
                run.verdict(),
                run.measurement(),
                run.budgets(),
                Optional.of(Telemetry.of(samples)),
                run.growth(),
                run.noted());
    }
}
