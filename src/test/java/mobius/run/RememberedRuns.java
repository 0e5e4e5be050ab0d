package mobius.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import mobius.config.HistorySettings;
import mobius.report.text.RunReport;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunHistory;
import mobius.run.judge.RunJudge;

/**
 * Nightly runs that end one after the other, a day between them, and are remembered.
 *
 * @param folder in which each of them has its own
 * @param history where they are remembered
 */
public record RememberedRuns(Path folder, Path history) {

    private static final Instant FIRST = Instant.parse("2026-01-01T12:00:00Z");
    private static final int KEEP = 60;

    /** Ends a run whose every response takes so long. */
    public RunReport end(int day, int millis) throws IOException {
        return end(day, millis, run -> {});
    }

    /** Ends a run of which something else is different in {@code run.json}. */
    public RunReport end(int day, int millis, Consumer<ObjectNode> change) throws IOException {
        ExampleFolder example = ExampleFolder.ofANight(millis, Files.createDirectories(run(day)));
        JsonMapper json = new JsonMapper();
        ObjectNode run = (ObjectNode) json.readTree(example.file("run.json").toFile());
        run.put("id", "day-" + day).put("started", started(day));
        ((ObjectNode) run.get("platform")).put("version", "1." + day);
        change.accept(run);
        json.writeValue(example.file("run.json").toFile(), run);
        return end(new RunHistory(new RunFolder(run(day)), new HistorySettings(history, KEEP)), day);
    }

    public Path run(int day) {
        return folder.resolve("run-" + day);
    }

    public static String started(int day) {
        return FIRST.plus(Duration.ofDays(day)).toString();
    }

    private RunReport end(RunHistory remembering, int day) throws IOException {
        remembering.look();
        RunReport judged = RunJudge.judge(new RunFolder(run(day)), Optional.empty());
        String trouble = remembering.remember(judged);
        if (!trouble.isEmpty()) {
            throw new AssertionError(trouble);
        }
        return judged;
    }
}
