package mobius.run.process;

import java.util.Map;

/**
 * Ends this process with the one that started it, where that is Maven, or the command of which it is one of several runs.
 * Neither does so itself where a pipeline ends it alone, and load would go on that nobody sees.
 */
public final class ParentWatch {

    private static final String STEP = "MOBIUS_STEP";
    private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";
    private static final int ABORTED = 1;

    private ParentWatch() {}

    /** Puts into the environment of a process that it is to watch this one. */
    public static void ask(Map<String, String> environment) {
        environment.put(STEP, Long.toString(ProcessHandle.current().pid()));
    }

    /** Watches from now on; does nothing in a process that something else has started. */
    public static void begin() {
        ProcessHandle.current()
                .parent()
                .filter(parent -> hasAsked(parent) || isMaven(parent))
                .ifPresent(ParentWatch::watch);
    }

    private static boolean hasAsked(ProcessHandle process) {
        return Long.toString(process.pid()).equals(System.getenv(STEP));
    }

    private static boolean isMaven(ProcessHandle process) {
        return process.info().commandLine().filter(line -> line.contains(MAVEN)).isPresent();
    }

    private static void watch(ProcessHandle parent) {
        Thread thread = new Thread(() -> endWith(parent), "watch over the parent");
        thread.setDaemon(true);
        thread.start();
    }

    @SuppressWarnings("SystemExitOutsideMain")
    private static void endWith(ProcessHandle parent) {
        parent.onExit().join();
        System.err.println("The process that started this run has ended; the load is stopped");
        System.exit(ABORTED);
    }
}
