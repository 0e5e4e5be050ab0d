package mobius.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The target that {@code bin/mobius target} starts, in a process of its own, and what the operating system says about it. */
final class TargetProcess implements AutoCloseable {

    /** One account sends everything here, which its rate limit is not made for. */
    private static final List<String> NO_RATE_LIMIT = List.of(
            "-Dmobius.embedded.rate-limit.account.per-minute=1000000",
            "-Dmobius.embedded.rate-limit.account.per-hour=1000000");

    private final Process process;
    private final String url;

    private TargetProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts it with these options of its JVM, settings among them. */
    static TargetProcess start(String... options) throws IOException {
        List<String> all = new ArrayList<>(NO_RATE_LIMIT);
        all.addAll(List.of(options));
        ProcessBuilder builder = java(all, "mobius.cli.Main", "target", "--until-input-ends")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MOBIUS_PASSWORD", SettingsBuilder.PASSWORD);
        Process process = builder.start();
        return new TargetProcess(process, announcedUrl(process));
    }

    /** A JVM like this one, on the same class path. */
    static ProcessBuilder java(List<String> options, String... mainClassAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(mainClassAndArguments));
        return new ProcessBuilder(command);
    }

    String url() {
        return url;
    }

    /** What is in memory, in bytes: VmRSS of proc(5). */
    long residentBytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    * 1024;
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
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
