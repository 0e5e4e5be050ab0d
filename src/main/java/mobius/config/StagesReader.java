package mobius.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mobius.workload.Stage;

/** Reads the stages of a plan, of which every simulation may have its own. */
final class StagesReader {

    private static final Kind<String> NAME = new Kind<>(StagesReader::name, "nameless");

    private static final List<String> PARTS = List.of("name", "duration", "from", "to", "measured");

    private StagesReader() {}

    /** @param stages for example {@code mobius.load.stages} */
    static List<Stage> read(Setting stages) {
        List<Stage> plan = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Setting item : stages.items()) {
            Section section = complete(item);
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

    private static Section complete(Setting item) {
        Section stage = item.section();
        List<String> missing =
                PARTS.stream().filter(part -> !stage.names().contains(part)).toList();
        if (missing.isEmpty()) {
            return stage;
        }
        item.complain("has no " + String.join(", no ", missing), "a stage needs " + String.join(", ", PARTS));
        return stage.unreported();
    }

    private static Stage stage(Section stage) {
        return new Stage(
                stage.setting("name").as(NAME),
                stage.setting("duration").as(Quantity.TIME_ABOVE_ZERO),
                stage.setting("from").as(Numbers.ZERO_OR_MORE),
                stage.setting("to").as(Numbers.ZERO_OR_MORE),
                stage.setting("measured").as(Texts.FLAG));
    }

    private static String name(String text) throws Unfit {
        Unfit.unless(!text.isBlank(), "is empty", "give the stage a name");
        return text;
    }
}
