package mobius.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobius.config.hocon.InvalidValue;
import mobius.config.hocon.Kind;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.config.hocon.StringKinds;
import mobius.workload.Ramp;
import mobius.workload.Stage;

/** Reads the stages of a plan. Every simulation may have its own. */
final class StagesReader {

    private static final Kind<String> NAME = new Kind<>(StagesReader::name, "nameless");
    /** The length of a stage, in whole seconds. */
    static final Kind<Duration> LENGTH = new Kind<>(StagesReader::length, Duration.ofSeconds(1));

    private static final List<String> PARTS = List.of("name", "duration", "from", "to", "measured");
    private static final List<String> PARTS_OF_A_RAMP = List.of("from", "to");

    private StagesReader() {}

    /**
     * Reads a list of stages.
     *
     * @param stages for example {@code mobius.load.stages}
     */
    static List<Stage> read(Setting stages) {
        List<Stage> plan = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Setting item : stages.items()) {
            Section section = complete(item, PARTS, "a stage");
            Stage stage = stage(section);
            plan.add(stage);
            if (!names.add(stage.name())) {
                section.setting("name")
                        .complain("is the name of an earlier stage", "give each stage a name of its own");
            }
        }
        if (plan.isEmpty() && stages.isGiven()) {
            stages.complain("has no stage", "write at least one, as in mobius.conf");
        }
        return plan;
    }

    /** Reports missing parts of a group together, so that they are not reported one by one. */
    private static Section complete(Setting item, List<String> parts, String what) {
        Section section = item.section();
        List<String> missing =
                parts.stream().filter(part -> !section.names().contains(part)).toList();
        if (missing.isEmpty()) {
            return section;
        }
        item.complain("has no " + String.join(", no ", missing), what + " needs " + String.join(", ", parts));
        return section.unreported();
    }

    private static Stage stage(Section stage) {
        return new Stage(
                stage.setting("name").as(NAME),
                stage.setting("duration").as(LENGTH),
                ramp(stage),
                journeys(stage),
                stage.setting("measured").as(StringKinds.FLAG));
    }

    private static Ramp ramp(Section section) {
        return new Ramp(
                section.setting("from").as(NumberKinds.ZERO_OR_MORE),
                section.setting("to").as(NumberKinds.ZERO_OR_MORE));
    }

    /** The ramps of journeys that deviate from the others in this stage; few stages have any. */
    private static Map<String, Ramp> journeys(Section stage) {
        Map<String, Ramp> ramps = new LinkedHashMap<>();
        if (stage.names().contains("journeys")) {
            Section journeys = stage.section("journeys");
            for (String journey : journeys.names()) {
                ramps.put(journey, ramp(complete(journeys.setting(journey), PARTS_OF_A_RAMP, "a journey's load")));
            }
        }
        return ramps;
    }

    private static String name(String text) throws InvalidValue {
        InvalidValue.unless(!text.isBlank(), "is empty", "give the stage a name");
        return text;
    }

    /** Reads a length. Gatling truncates to whole seconds, so that fractions would make the load differ from the plan. */
    private static Duration length(String text) throws InvalidValue {
        Duration length = Quantity.TIME_ABOVE_ZERO.reader().read(text);
        InvalidValue.unless(
                length.toMillis() % 1_000 == 0, "is not a whole number of seconds", "write one, for example 10 s");
        return length;
    }
}
