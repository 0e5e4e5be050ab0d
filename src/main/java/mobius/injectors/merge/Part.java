package mobius.injectors.merge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mobius.injectors.InjectorShare;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * The part of a run that one injector has left in its folder.
 *
 * @param run what was asked: the plan of all injectors together
 * @param share which part of it the injector was to send
 */
public record Part(RunFolder folder, RunFile run, InjectorShare share) {

    private static final String INJECTORS = "injectors";

    /**
     * Reads what the part says about itself. A run of a single injector is a part, too.
     *
     * @throws NoVerdict when the folder is not that of a run, or is damaged
     */
    static Part in(Path path) {
        RunFolder folder = new RunFolder(path);
        if (!Files.exists(folder.runFile())) {
            throw new NoVerdict(
                    path + " has no run.json, so it is not the part of a run; name the folders that the injectors"
                            + " wrote, in target/gatling of each");
        }
        RunFile run = RunFile.read(folder.runFile());
        return new Part(folder, run, shareOf(run).orElse(InjectorShare.WHOLE));
    }

    /** Which part of its plan a run is; empty for a whole run, a merged one among them. */
    public static Optional<InjectorShare> shareOf(RunFile run) {
        Integer count = number(run, "count");
        Integer index = number(run, "index");
        return count == null || index == null || count == 1
                ? Optional.empty()
                : Optional.of(new InjectorShare(index, count));
    }

    /** Returns whether a run was merged from the parts of several injectors. */
    public static boolean isMerged(RunFile run) {
        Integer count = number(run, "count");
        return count != null && count > 1 && number(run, "index") == null;
    }

    boolean hasLog() {
        return Files.exists(folder.log());
    }

    /** How many injectors may be missing. */
    int mayBeMissing() {
        Integer number = number(run, "may-be-missing");
        return number == null ? 0 : number;
    }

    /** Whose accounts it used. */
    String region() {
        String own = text(run, INJECTORS, "region");
        String target = text(run, "target", "region");
        return own != null ? own : target != null ? target : "unknown";
    }

    String name() {
        return "injector " + share.index() + " (" + folder.path() + ")";
    }

    private static @Nullable Integer number(RunFile run, String name) {
        String text = text(run, INJECTORS, name);
        return text == null || !text.matches("\\d{1,6}") ? null : Integer.valueOf(text);
    }

    private static @Nullable String text(RunFile run, String group, String name) {
        Object value = run.settings().get(group) instanceof Map<?, ?> settings ? settings.get(name) : null;
        return value == null ? null : value.toString();
    }
}
