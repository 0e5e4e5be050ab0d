package mobius.report;

import java.util.Arrays;
import java.util.List;
import mobius.report.chart.Chart;
import mobius.report.chart.DistributionModel;
import mobius.report.chart.InjectorModel;
import mobius.report.chart.PageModel;
import mobius.report.chart.PlatformModel;
import mobius.report.chart.RunAxis;
import mobius.report.chart.TimelineModel;
import mobius.report.text.Figures;
import mobius.report.text.Headlines;
import mobius.report.text.Order;
import mobius.report.text.RunReport;
import mobius.text.TextSanitizer;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.RequestSummary;
import org.jspecify.annotations.Nullable;

/** Creates the model of the page. */
final class PageModels {

    private PageModels() {}

    static PageModel model(RunReport run) {
        RunAxis axis = RunAxis.of(run);
        return new PageModel(
                TimelineModel.of(run, axis),
                ErrorsSection.charts(run.measurement()),
                DistributionModel.of(run),
                PlatformModel.of(run, axis).stream().filter(Chart::hasData).toList(),
                InjectorModel.of(run, axis),
                run.verdict().requests().stream()
                        .sorted(Order.MOST_FREQUENT_FIRST)
                        .map(PageModels::row)
                        .toList(),
                InformativeSection.findings(run.verdict())
                        .map(finding -> row(finding, run))
                        .toList());
    }

    private static List<@Nullable Object> row(RequestSummary request) {
        return Arrays.asList(
                TextSanitizer.text(request.name()),
                request.count(),
                request.ok(),
                request.ko(),
                request.throttled(),
                request.p50Millis(),
                request.p95Millis(),
                request.p99Millis(),
                request.maxMillis(),
                request.requestsPerSecond());
    }

    private static List<String> row(Finding finding, RunReport run) {
        Observation facts = finding.facts();
        return List.of(
                TextSanitizer.text(finding.subject()),
                TextSanitizer.text(Headlines.name(facts, run)),
                Figures.expected(facts),
                Figures.actual(facts));
    }
}
