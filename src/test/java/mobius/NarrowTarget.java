package mobius;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import mobius.reference.ReferenceTarget;

/** A reference target in a process of its own whose response times scatter little, so that short legs tell builds apart. */
final class NarrowTarget implements AutoCloseable {

    static final String PASSWORD = "of all accounts";

    private static final double P50_MILLIS = 40;
    private static final double P95_MILLIS = 50;
    private static final List<String> CLASSES =
            List.of("health", "read", "query", "write", "upload", "batch", "llm", "llm-first-chunk");

    private final Process process;
    private final String url;

    private NarrowTarget(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one.
     *
     * @param timesAsLong by what its service times are multiplied: 1.15 is a build that is 15 % slower
     */
    static NarrowTarget start(double timesAsLong) throws IOException {
        List<String> command = JavaCommand.shortLived();
        command.addAll(List.of("-Xms256M", "-Xmx256M"));
        for (String kind : CLASSES) {
            command.add(serviceTime(kind, "p50", timesAsLong * P50_MILLIS));
            command.add(serviceTime(kind, "p95", timesAsLong * P95_MILLIS));
        }
        // Many legs take the same accounts within a minute.
        command.add("-Dmobius.embedded.rate-limit.account.per-minute=1000000");
        command.add("-Dmobius.embedded.rate-limit.account.per-hour=1000000");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "mobius.cli.Main"));
        command.addAll(List.of("target", "--until-input-ends"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MOBIUS_PASSWORD", PASSWORD);
        Process process = builder.start();
        return new NarrowTarget(process, announcedUrl(process));
    }

    String url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    private static String serviceTime(String kind, String percentile, double millis) {
        return String.format(Locale.ROOT, "-Dmobius.embedded.service-times.%s.%s=%.2f ms", kind, percentile, millis);
    }

    private static String announcedUrl(Process process) {
        BufferedReader output = process.inputReader();
        return output.lines()
                .filter(line -> line.startsWith(ReferenceTarget.ANNOUNCEMENT))
                .findFirst()
                .map(line -> line.substring(ReferenceTarget.ANNOUNCEMENT.length()))
                .orElseThrow(() -> new IllegalStateException("the target ended before it told its URL"));
    }
}
