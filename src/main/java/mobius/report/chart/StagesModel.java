package mobius.report.chart;

import java.time.Duration;
import java.util.List;
import mobius.measure.MeasuredWindow;
import mobius.report.text.RunReport;
import mobius.text.TextSanitizer;
import mobius.workload.Window;

/** The bands of time behind the charts. */
public final class StagesModel {

    private static final double MILLIS_PER_SECOND = 1_000;

    private StagesModel() {}

    /** The stages of the plan, and without a plan what was measured. */
    public static List<PageModel.Band> of(RunReport run) {
        return run.tested()
                .workload()
                .map(plan -> plan.windows().stream().map(StagesModel::planned).toList())
                .orElseGet(() -> run.measurement().windows().stream()
                        .map(StagesModel::measured)
                        .toList());
    }

    private static PageModel.Band planned(Window window) {
        return new PageModel.Band(
                TextSanitizer.text(window.stage().name()),
                seconds(window.start()),
                seconds(window.end()),
                window.stage().measured());
    }

    private static PageModel.Band measured(MeasuredWindow window) {
        return new PageModel.Band(
                TextSanitizer.text(window.stage()),
                window.startMillis() / MILLIS_PER_SECOND,
                window.endMillis() / MILLIS_PER_SECOND,
                true);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
