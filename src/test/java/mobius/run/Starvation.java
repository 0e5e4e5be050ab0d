package mobius.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What keeps an injector from its work. It ends by itself a little after the load, whatever becomes of the test. */
public final class Starvation implements AutoCloseable {

    private static final List<String> IN_TIME = List.of("timeout", Integer.toString(GatlingRun.SECONDS_OF_LOAD));

    private static final List<String> BUSY_LOOP = List.of("sh", "-c", "while :; do :; done");

    private final List<Process> processes = new ArrayList<>();

    /** Programs that take all the CPU they can get. */
    public static Starvation busyLoops(int count, String... launcher) throws IOException {
        Starvation starvation = new Starvation();
        for (int i = 0; i < count; i++) {
            starvation.start(Stream.of(List.of(launcher), IN_TIME, BUSY_LOOP)
                    .flatMap(List::stream)
                    .toList());
        }
        return starvation;
    }

    /** Stops a process so many times; both spans are in seconds, as sleep(1) takes them. Nothing stays stopped. */
    public static Starvation stops(long pid, int times, String stopped, String running) throws IOException {
        Starvation starvation = new Starvation();
        starvation.start(List.of(
                "sh",
                "-c",
                String.format(
                        Locale.ROOT,
                        "for i in $(seq %d); do sleep %s; kill -STOP %d; sleep %s; kill -CONT %d; done",
                        times,
                        running,
                        pid,
                        stopped,
                        pid)));
        return starvation;
    }

    /** Makes a JVM collect its whole heap again and again. */
    public static Starvation collections(long pid) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Starvation starvation = new Starvation();
        starvation.start(Stream.of(
                        IN_TIME,
                        List.of(
                                "sh",
                                "-c",
                                String.format(
                                        Locale.ROOT, "while %s %d GC.run >/dev/null; do sleep 0.2; done", jcmd, pid)))
                .flatMap(List::stream)
                .toList());
        return starvation;
    }

    /** Takes open files away from a process, for good. */
    public static Starvation fewFiles(long pid, int files) throws IOException {
        Starvation starvation = new Starvation();
        starvation.start(List.of("prlimit", "--pid", Long.toString(pid), "--nofile=" + files));
        return starvation;
    }

    /** What the run comes to meanwhile. */
    public JudgedFolder during(GatlingRun run) throws IOException, InterruptedException {
        return run.await();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
    }

    private void start(List<String> command) throws IOException {
        processes.add(new ProcessBuilder(command).inheritIO().start());
    }
}
