package mobius.run.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mobius.config.hocon.ProcessProperties;
import mobius.config.hocon.Secret;
import mobius.reference.ReferenceTarget;

/**
 * The reference target in a process of its own, so that its memory, its descriptors and its start-up are its own. It ends when
 * the pipe to its standard input closes, however this process ends.
 */
public final class TargetProcess implements AutoCloseable {

    private static final String MAIN = "mobius.cli.Main";
    private static final long SECONDS_TO_STOP = 5;

    private final Process process;
    private final URI url;

    private TargetProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it with the settings of this process and waits until it serves.
     *
     * @throws RunRefused when it does not come to serving; it has then said why on standard error
     */
    public static TargetProcess start(long heapBytes, Secret password) {
        try {
            Process process = builder(heapBytes, password).start();
            return new TargetProcess(process, urlFrom(process));
        } catch (IOException unstartable) {
            throw new RunRefused("the reference target's process could not be started: " + unstartable);
        }
    }

    public URI url() {
        return url;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessBuilder builder(long heapBytes, Secret password) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The whole heap from the start: pages that are touched for the first time would look like a leak in a short
        // soak.
        command.addAll(List.of("-Xms" + heapBytes, "-Xmx" + heapBytes, "-XX:+AlwaysPreTouch"));
        command.addAll(settingsOf(ProcessProperties.all()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN, "target", "--until-input-ends"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MOBIUS_PASSWORD", password.reveal());
        return builder;
    }

    private static List<String> settingsOf(Map<String, String> properties) {
        return properties.entrySet().stream()
                .filter(property -> property.getKey().startsWith("mobius."))
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    private static URI urlFrom(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ReferenceTarget.ANNOUNCEMENT)) {
                return URI.create(
                        line.substring(ReferenceTarget.ANNOUNCEMENT.length()).strip());
            }
        }
        throw new RunRefused("the reference target did not start; its output above shows the reason");
    }
}
