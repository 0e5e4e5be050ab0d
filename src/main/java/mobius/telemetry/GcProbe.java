package mobius.telemetry;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Pauses of the garbage collectors, as the JVM reports them. Other safepoints only appear as stalls of the watchdog. */
final class GcProbe implements Probe, AutoCloseable {

    private final NotificationListener listener = (notification, handback) -> heard(notification);
    private final Queue<Pause> pauses = new ConcurrentLinkedQueue<>();
    private final long jvmStartMillis = ManagementFactory.getRuntimeMXBean().getStartTime();

    private record Pause(long startMillis, String collector, long millis) {}

    GcProbe() {
        emitters().forEach(emitter -> emitter.addNotificationListener(listener, null, null));
    }

    @Override
    public void read(double seconds, ProbeSamples out) {
        for (Pause pause = pauses.poll(); pause != null; pause = pauses.poll()) {
            String labels = "collector=\"" + pause.collector() + "\"";
            out.putAt(pause.startMillis(), InjectorMetrics.GC_PAUSE, labels, (double) pause.millis());
        }
    }

    @Override
    public void close() {
        emitters().forEach(this::leave);
    }

    void heard(Notification notification) {
        if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return;
        }
        var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        if (stopsTheWorld(info.getGcName())) {
            long start = jvmStartMillis + info.getGcInfo().getStartTime();
            pauses.add(new Pause(start, info.getGcName(), info.getGcInfo().getDuration()));
        }
    }

    /** Returns true for a pause. ZGC and Shenandoah also report whole cycles, which run concurrently. */
    static boolean stopsTheWorld(String collector) {
        return !collector.endsWith("Cycles");
    }

    private static Stream<NotificationEmitter> emitters() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(NotificationEmitter.class::isInstance)
                .map((GarbageCollectorMXBean bean) -> (NotificationEmitter) bean);
    }

    private void leave(NotificationEmitter emitter) {
        try {
            emitter.removeNotificationListener(listener);
        } catch (ListenerNotFoundException e) {
            throw new IllegalStateException("the listener was added in the constructor", e);
        }
    }
}
