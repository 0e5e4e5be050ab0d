package mobius.config;

import mobius.capacity.SearchPlan;
import mobius.config.hocon.InvalidValue;
import mobius.config.hocon.Kind;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;

/** Reads {@code mobius.capacity.search}: how {@code bin/mobius capacity} searches for the highest load. */
final class SearchReader {

    /** A limit that catches typing errors: no search needs so many steps. */
    private static final int MOST = 1_000;

    private static final Kind<Integer> STEPS = NumberKinds.whole(1, MOST);
    private static final Kind<Integer> REFINEMENTS = NumberKinds.whole(0, MOST);
    private static final Kind<Integer> REPEATS = new Kind<>(SearchReader::repeats, 1);
    private static final Kind<Double> FACTOR = StepsReader.FACTOR;

    private SearchReader() {}

    /**
     * Reads the plan of a search. The loads are multiples of the peak in the settings, and requests per second in the plan.
     *
     * @param capacity {@code mobius.capacity}
     * @param peak of its plan in requests per second, including the scale
     */
    static SearchPlan read(Section capacity, double peak) {
        Section search = capacity.section("search");
        double from = search.setting("from").as(NumberKinds.ABOVE_ZERO);
        double to = search.setting("to").as(NumberKinds.ABOVE_ZERO);
        if (to < from) {
            search.setting("to").complain("is below from", "write the highest load to try");
        }
        return new SearchPlan(
                from * peak,
                Math.max(from, to) * peak,
                search.setting("factor").as(FACTOR),
                search.setting("width").as(Quantity.PERCENTAGE).value(),
                search.setting("settle").as(StagesReader.LENGTH),
                search.setting("step").as(StagesReader.LENGTH),
                search.setting("repeats").as(REPEATS),
                search.setting("refinements").as(REFINEMENTS),
                search.setting("hold").optionally(StagesReader.LENGTH),
                search.setting("most-steps").as(STEPS));
    }

    private static int repeats(String text) throws InvalidValue {
        int repeats = NumberKinds.whole(1, MOST).reader().read(text);
        InvalidValue.unless(repeats % 2 == 1, "has no majority", "write an odd number, such as 3");
        return repeats;
    }
}
