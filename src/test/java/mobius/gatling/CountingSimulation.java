package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.sun.management.OperatingSystemMXBean;
import io.gatling.javaapi.core.Simulation;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import mobius.config.Realtime;
import mobius.traffic.Traffic;
import org.jspecify.annotations.Nullable;

/** Users who send one request after the other, counted or not, and what a request took of the CPU of this process. */
public final class CountingSimulation extends Simulation {

    static final String PLATFORM = "platform";
    static final String COUNTED = "counted";
    static final String RESULT = "CPU of a request: ";

    private static final int USERS = 20;
    private static final int WARM_UP = 1_000;
    private static final int REQUESTS = 3_000;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final AtomicLong warm = new AtomicLong();
    private final AtomicLong cpuNanos = new AtomicLong();

    public CountingSimulation() {
        boolean counted = Boolean.getBoolean(COUNTED);
        @Nullable
        AnswerWatch watch = counted ? AnswerWatch.of("GET /", Traffic.over(ConnectionExtension.observe())) : null;
        TreeSet<Integer> accepted = new TreeSet<>(Set.of(200));
        var request = http("GET /").get("/").check(new StatusCheck(accepted, watch));
        setUp(scenario("visits")
                        .exec(
                                repeat(WARM_UP).on(exec(request)),
                                exec(session -> {
                                    if (warm.incrementAndGet() == USERS) {
                                        cpuNanos.set(system.getProcessCpuTime());
                                    }
                                    return session;
                                }),
                                repeat(REQUESTS).on(exec(request)))
                        .injectOpen(atOnceUsers(USERS)))
                .protocols(
                        Protocol.of(URI.create(System.getProperty(PLATFORM)), "one", Realtime.OFF, counted ? 100 : 0));
    }

    @Override
    public void after() {
        double nanos = (double) (system.getProcessCpuTime() - cpuNanos.get());
        System.out.println(RESULT + nanos / USERS / REQUESTS);
    }
}
