package mobius.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.config.hocon.InvalidValue;
import mobius.config.hocon.Kind;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.config.hocon.StringKinds;
import mobius.injectors.InjectorShare;

/** Reads {@code mobius.injectors}. The index may also come from whatever starts several injectors at once. */
final class InjectorReader {

    private static final int MOST = 10_000;

    private static final String INJECTORS = "injectors";

    /** The variables in which schedulers say which of several equal jobs this one is, and the number of the first one. */
    private static final List<Numbering> SCHEDULERS = List.of(
            new Numbering("JOB_COMPLETION_INDEX", 0),
            new Numbering("CI_NODE_INDEX", 1),
            new Numbering("CIRCLE_NODE_INDEX", 0),
            new Numbering("BUILDKITE_PARALLEL_JOB", 0),
            new Numbering("BITBUCKET_PARALLEL_STEP", 0),
            new Numbering("SYSTEM_JOBPOSITIONINPHASE", 1));

    private static final Kind<Integer> COUNT = NumberKinds.whole(1, MOST);

    private static final Kind<Integer> INDEX = NumberKinds.whole(0, MOST - 1);

    private static final Kind<Start> START = new Kind<>(Start::of, new Start(Optional.empty(), Optional.empty()));

    private record Numbering(String variable, int first) {}

    private InjectorReader() {}

    static InjectorSettings read(Section injectors, Map<String, String> variables) {
        int count = injectors.setting("count").as(COUNT);
        Optional<Start> start = injectors.setting("start-at").optionally(START);
        return new InjectorSettings(
                new InjectorShare(index(injectors.setting("index"), count, variables), count),
                start.flatMap(Start::time),
                start.flatMap(Start::folder),
                injectors.setting("region").optionally(StringKinds.REGION),
                mayBeMissing(injectors.setting("may-be-missing"), count));
    }

    /** The settings as they are saved with a run, with the numbers that the injector goes by. */
    static Map<String, Object> effective(Map<String, Object> redacted, InjectorShare share) {
        if (share.isWhole() || !(redacted.get(INJECTORS) instanceof Map<?, ?> written)) {
            return redacted;
        }
        Map<String, Object> injectors = new LinkedHashMap<>();
        written.forEach((name, value) -> injectors.put(String.valueOf(name), value));
        injectors.put("count", share.count());
        injectors.put("index", share.index());
        Map<String, Object> effective = new LinkedHashMap<>(redacted);
        effective.put(INJECTORS, injectors);
        return effective;
    }

    private static int index(Setting setting, int count, Map<String, String> variables) {
        Optional<Integer> given = setting.optionally(INDEX);
        if (given.isPresent()) {
            return within(setting, given.get(), count);
        }
        Optional<Integer> scheduled = count == 1 ? Optional.of(0) : scheduled(variables);
        if (scheduled.isEmpty()) {
            setting.complainOfAbsence(
                    "give each of the " + count + " injectors its own number, from 0 to " + (count - 1)
                            + ", with -D" + setting.key() + "; an indexed job of Kubernetes sets it by itself"
                            + " (JOB_COMPLETION_INDEX)");
            return 0;
        }
        return within(setting, scheduled.get(), count);
    }

    private static int within(Setting setting, int index, int count) {
        if (index >= 0 && index < count) {
            return index;
        }
        String complaint = index + " is not the number of one of " + count + " injectors";
        String remedy = "number them from 0 to " + (count - 1) + ", or set mobius.injectors.count";
        if (setting.isGiven()) {
            setting.complain("is not the number of one of " + count + " injectors", remedy);
        } else {
            setting.complainOfAbsence(complaint + " (from the scheduler's variable); " + remedy);
        }
        return 0;
    }

    private static Optional<Integer> scheduled(Map<String, String> variables) {
        return SCHEDULERS.stream()
                .filter(scheduler ->
                        variables.getOrDefault(scheduler.variable, "").matches("\\d{1,6}"))
                .map(scheduler -> Integer.parseInt(variables.get(scheduler.variable)) - scheduler.first)
                .findFirst();
    }

    private static int mayBeMissing(Setting setting, int count) {
        int missing = setting.as(INDEX);
        if (missing >= count) {
            setting.complain("leaves no injector", "write a number below mobius.injectors.count, which is " + count);
            return 0;
        }
        return missing;
    }

    /** A time or a folder; only a folder has a slash. */
    private record Start(Optional<Instant> time, Optional<Path> folder) {

        private static final String REMEDY =
                "write a time such as 2026-01-01T12:00:00Z, or a folder with a slash in it,"
                        + " such as /shared/run-17";

        static Start of(String text) throws InvalidValue {
            try {
                return text.contains("/") || text.contains("\\")
                        ? new Start(Optional.empty(), Optional.of(Path.of(text)))
                        : new Start(Optional.of(Instant.parse(text)), Optional.empty());
            } catch (DateTimeParseException | InvalidPathException neither) {
                throw new InvalidValue("is neither a time nor a folder", REMEDY);
            }
        }
    }
}
