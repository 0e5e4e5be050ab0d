package mobius.run;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mobius.run.preflight.AnswerCheck;
import mobius.run.preflight.PlatformClient;

/** A program that tells what the preflight thinks of a platform: what a JVM trusts is settled when it starts. */
final class AskedForHealth {

    static final String WELL = "well";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private AskedForHealth() {}

    public static void main(String[] arguments) {
        PlatformClient platform = new PlatformClient(URI.create(arguments[0]), Optional.empty());
        System.out.println(new AnswerCheck(platform, PATIENCE).problem().orElse(WELL));
    }
}
