package mobius.run;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import mobius.config.ConfigurationException;
import mobius.config.Secret;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.data.Feeders;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * One run, from its settings to its end. Whatever cannot be right is refused before any load is sent, with all reasons at
 * once.
 */
public final class Run implements AutoCloseable {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private final String id = ID.format(Instant.now());
    private final Settings settings;
    private final Secret password;
    private @Nullable TargetProcess target;

    private Run(Settings settings) {
        this.settings = settings;
        this.password = settings.secrets().password().orElseGet(Secret::random);
    }

    /**
     * Reads the settings and the data of this process.
     *
     * @throws RunRefused with every problem of either
     */
    public static Run prepare() {
        List<String> feeders = Feeders.onClassPath().check(SuiteFeeders.ALL);
        try {
            Settings settings = SettingsReader.read();
            refuse(feeders);
            return new Run(settings);
        } catch (ConfigurationException wrong) {
            throw new RunRefused(
                    Stream.of(wrong.problems(), feeders).flatMap(List::stream).toList());
        }
    }

    /**
     * Holds the plan against the platform's limits, starts the reference target where the environment has it, and makes sure
     * that the platform answers.
     *
     * @param accounts how many accounts the users take in turn
     * @return where the platform answers
     * @throws RunRefused with the reasons
     */
    public URI begin(Workload workload, int accounts) {
        refuse(new RateLimitCheck(workload, accounts, settings.target().limits()).problems());
        URI platform = settings.isEmbedded()
                ? startTarget()
                : settings.target().baseUrl().orElseThrow();
        new AnswerCheck(platform, settings.target().answerWithin()).problem().ifPresent(this::refuse);
        return platform;
    }

    /** When the run was made, to the millisecond: part of every correlation id. */
    public String id() {
        return id;
    }

    public Settings settings() {
        return settings;
    }

    /** The one password of all test accounts; a random one for the reference target where none is set. */
    public Secret password() {
        return password;
    }

    @Override
    public void close() {
        if (target != null) {
            target.close();
        }
    }

    private URI startTarget() {
        target = TargetProcess.start(settings.embedded().heapBytes(), password);
        return target.url();
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new RunRefused(problems);
        }
    }

    private void refuse(String problem) {
        close();
        throw new RunRefused(problem);
    }
}
