package mobius.run;

/**
 * Ends this process with the Maven that started it. Maven's plugin does not, and where a pipeline ends Maven alone, load would
 * go on that nobody sees.
 */
final class MavenWatch {

    private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";
    private static final int ABORTED = 1;

    private MavenWatch() {}

    /** Watches from now on; does nothing in a process that something else has started. */
    static void begin() {
        ProcessHandle.current().parent().filter(MavenWatch::isMaven).ifPresent(MavenWatch::watch);
    }

    private static boolean isMaven(ProcessHandle process) {
        return process.info().commandLine().filter(line -> line.contains(MAVEN)).isPresent();
    }

    private static void watch(ProcessHandle maven) {
        Thread thread = new Thread(() -> endWith(maven), "watch over Maven");
        thread.setDaemon(true);
        thread.start();
    }

    @SuppressWarnings("SystemExitOutsideMain")
    private static void endWith(ProcessHandle maven) {
        maven.onExit().join();
        System.err.println("Maven has ended before the run; the load is stopped");
        System.exit(ABORTED);
    }
}
