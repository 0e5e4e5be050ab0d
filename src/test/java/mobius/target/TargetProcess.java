package mobius.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A target in a process of its own, and what the operating system says about it. */
final class TargetProcess implements AutoCloseable {

    private final Process process;
    private final String url;

    private TargetProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts the target of {@code mobius.conf}, with one of the arguments of {@link TargetMain}. */
    static TargetProcess start(String times, String... jvmOptions) throws IOException {
        Process process = java(List.of(jvmOptions), TargetMain.class.getName(), times)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String url = output.readLine();
        if (url == null) {
            throw new IllegalStateException("the target ended before it told its URL");
        }
        return new TargetProcess(process, url);
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
}
