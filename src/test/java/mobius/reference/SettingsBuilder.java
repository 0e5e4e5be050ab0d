package mobius.reference;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobius.reference.fault.Faults;
import mobius.reference.settings.Dialect;
import mobius.reference.settings.Fault;
import mobius.reference.settings.ServiceTime;
import mobius.reference.settings.TargetSettings;

/** Settings for a small target without service times and practically without limits, to change where a test cares. */
public final class SettingsBuilder {

    public static final String PASSWORD = "correct-horse-battery";

    private static final long A_LEAK = 56L * 1024 * 1024;
    private static final ServiceTime NONE = ServiceTime.NONE;

    private final Map<String, ServiceTime> serviceTimes = new HashMap<>();
    private int port;
    private Dialect dialect = Dialect.CLIENT;
    private Duration keepAlive = Duration.ofSeconds(5);
    private List<String> allowedHosts = List.of();
    private TargetSettings.Heartbeat heartbeat =
            new TargetSettings.Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(20));
    private long seed = 7;
    private int accounts = 20;
    private TargetSettings.Pool pool =
            new TargetSettings.Pool(30, 300, Duration.ofSeconds(2), TargetSettings.Overflow.SHED);
    private TargetSettings.Limit account = new TargetSettings.Limit(1_000_000, 1_000_000);
    private TargetSettings.Limit address = account;
    private Set<String> exempt = Set.of();
    private TargetSettings.StreamTimes streamTimes = new TargetSettings.StreamTimes(NONE, NONE, NONE);
    private List<Fault> faults = List.of();

    SettingsBuilder port(int value) {
        port = value;
        return this;
    }

    public SettingsBuilder seed(long value) {
        seed = value;
        return this;
    }

    SettingsBuilder accounts(int value) {
        accounts = value;
        return this;
    }

    /** A pool that sheds load. */
    SettingsBuilder pool(int connections, int queue, Duration maximumWait) {
        pool = new TargetSettings.Pool(connections, queue, maximumWait, TargetSettings.Overflow.SHED);
        return this;
    }

    /** A pool whose waiting requests fail. */
    SettingsBuilder failingPool(int connections, Duration maximumWait) {
        pool = new TargetSettings.Pool(connections, 0, maximumWait, TargetSettings.Overflow.ERROR);
        return this;
    }

    public SettingsBuilder dialect(Dialect value) {
        dialect = value;
        return this;
    }

    SettingsBuilder keepAlive(Duration time) {
        keepAlive = time;
        return this;
    }

    SettingsBuilder allowedHosts(String... names) {
        allowedHosts = List.of(names);
        return this;
    }

    public SettingsBuilder heartbeat(Duration pingInterval, Duration pingTimeout) {
        heartbeat = new TargetSettings.Heartbeat(pingInterval, pingTimeout);
        return this;
    }

    SettingsBuilder accountLimit(int perMinute, int perHour) {
        account = new TargetSettings.Limit(perMinute, perHour);
        return this;
    }

    SettingsBuilder addressLimit(int perMinute, int perHour) {
        address = new TargetSettings.Limit(perMinute, perHour);
        return this;
    }

    SettingsBuilder exempt(String... addresses) {
        exempt = Set.of(addresses);
        return this;
    }

    public SettingsBuilder serviceTime(String endpoint, ServiceTime time) {
        serviceTimes.put(endpoint, time);
        return this;
    }

    public SettingsBuilder streamTimes(ServiceTime firstChunk, ServiceTime chunk, ServiceTime event) {
        streamTimes = new TargetSettings.StreamTimes(firstChunk, chunk, event);
        return this;
    }

    public SettingsBuilder fault(String name) {
        return fault(name, A_LEAK);
    }

    public SettingsBuilder fault(String name, long leakBytesPerMinute) {
        faults = List.of(new Faults(leakBytesPerMinute).named(name));
        return this;
    }

    public TargetSettings build() {
        return new TargetSettings(
                port,
                "/api/v1",
                dialect,
                seed,
                () -> PASSWORD,
                new TargetSettings.Data(accounts, 3, 5),
                Duration.ofMinutes(30),
                new TargetSettings.Http(1, keepAlive, allowedHosts),
                pool,
                new TargetSettings.RateLimits(account, address, exempt),
                serviceTimes,
                streamTimes,
                heartbeat,
                faults);
    }

    /** A service time that is always the same. */
    public static ServiceTime always(Duration time) {
        return new ServiceTime(time, time);
    }
}
