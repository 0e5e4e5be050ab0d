package mobius.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mobius.config.hocon.InvalidValue;
import mobius.config.hocon.Kind;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Section;
import mobius.workload.Stage;

/** Reads geometric steps of load. Each step settles without being measured, and is then measured. */
final class StepsReader {

    /** A limit that catches a factor close to 1, which would make too many steps. */
    private static final int MOST = 100;

    static final Kind<Double> FACTOR = new Kind<>(StepsReader::factor, 2.0);

    private StepsReader() {}

    /**
     * Creates the stages of the steps.
     *
     * @param steps for example {@code mobius.capacity.steps}
     */
    static List<Stage> read(Section steps) {
        double from = steps.setting("from").as(NumberKinds.ABOVE_ZERO);
        double to = steps.setting("to").as(NumberKinds.ABOVE_ZERO);
        double factor = steps.setting("factor").as(FACTOR);
        Duration settle = steps.setting("settle").as(StagesReader.LENGTH);
        Duration hold = steps.setting("hold").as(StagesReader.LENGTH);
        if (to < from) {
            steps.setting("to").complain("is below from", "write a load at which the last step may be");
        }
        double count = 1 + Math.floor(Math.log(Math.max(1, to / from)) / Math.log(factor) + 1e-9);
        if (count > MOST) {
            steps.setting("factor").complain("makes more than " + MOST + " steps", "write a larger one, such as 1.2");
        }
        return stages(from, factor, (int) Math.min(count, MOST), settle, hold);
    }

    /** Creates a settling stage and a measured stage for each step. */
    private static List<Stage> stages(double from, double factor, int count, Duration settle, Duration hold) {
        List<Stage> stages = new ArrayList<>();
        double load = from;
        for (int step = 0; step < count; step++) {
            String name = String.format(Locale.ROOT, "%.3gx", load);
            stages.add(new Stage("settle at " + name, settle, load, load, false));
            stages.add(new Stage(name, hold, load, load, true));
            load *= factor;
        }
        return stages;
    }

    private static double factor(String text) throws InvalidValue {
        double factor = NumberKinds.ABOVE_ZERO.reader().read(text);
        InvalidValue.unless(factor > 1, "is not a step up", "write a factor above 1, such as 1.2");
        return factor;
    }
}
