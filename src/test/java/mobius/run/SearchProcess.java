package mobius.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import mobius.run.process.ParentWatch;

/** Starts a {@link WatchedProcess} as a search starts its steps, tells its id, and waits. */
public final class SearchProcess {

    private SearchProcess() {}

    /** The command of a JVM with the class path of this one. */
    public static ProcessBuilder java(Class<?> main) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32M",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    /** Never ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ProcessBuilder step = java(WatchedProcess.class);
        ParentWatch.ask(step.environment());
        Process process = step.start();
        process.inputReader().readLine();
        System.out.println(process.pid());
        new CountDownLatch(1).await();
    }
}
