package mobius.run.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import mobius.injectors.SharedMachine;
import mobius.telemetry.MachineLimits;
import mobius.workload.Workload;

/**
 * Compares a plan with the limits of this machine: an injector that runs out of files, ports or memory measures itself. By
 * Little's law the number of users is their arrival rate times the length of a visit.
 */
final class MachineCheck {

    /** Assumed response time: more than any budget of a common request, less than that of a platform in trouble. */
    private static final Duration ANSWER = Duration.ofSeconds(1);

    /** Time for which Linux keeps the port of a connection that this side closed. */
    private static final Duration TIME_WAIT = Duration.ofSeconds(60);

    /** Time after which such a port is reused, if that is allowed. */
    private static final Duration TAKEN_AGAIN = Duration.ofSeconds(1);

    private static final long ALL = 1;
    private static final long OWN_ADDRESSES = 2;

    /** Files that the injector has open besides the connections of users; about 220 were counted. */
    private static final long OTHER_FILES = 400;

    /** Memory of the suite without users, and of each user: see docs/settings.md. */
    private static final long HEAP = 128L << 20;

    private static final long HEAP_OF_USER = 16L << 10;
    private static final double MIB = 1 << 20;

    private static final String REMEDIES = "share the load between more injectors, or lower mobius.scale";

    private final Workload workload;
    private final double connectionsPerUser;
    private final MachineLimits machine;
    private final boolean targetIsHere;

    MachineCheck(RunPlan offer, MachineLimits machine, boolean targetIsHere) {
        this.workload = offer.workload();
        this.connectionsPerUser = offer.connectionsPerUser();
        this.machine = machine;
        this.targetIsHere = targetIsHere;
    }

    /** Returns each limit that the plan would reach, a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        double users = new BusiestSpan(workload, visit()).users();
        checkFiles(problems, users * connectionsPerUser);
        // Injectors on one machine share its ports.
        double all = new BusiestSpan(workload, visit().plus(rest())).users() * SharedMachine.injectors();
        checkPorts(problems, all * connectionsPerUser);
        checkHeap(problems, users);
        return problems;
    }

    /** Returns what cannot be checked because the system does not report it, a sentence each. */
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        if (machine.openFiles().isEmpty()) {
            unknown.add("the limit of open files of this process is unknown here, and not checked");
        }
        if (machine.ports().isEmpty()) {
            unknown.add("the number of ports for connections is unknown here, and not checked");
        }
        return unknown;
    }

    private Duration visit() {
        double requests = workload.mix().requestsPerUser();
        return Duration.ofNanos(
                Math.round(requests * workload.thinkTime().plus(ANSWER).toNanos()));
    }

    private Duration rest() {
        long reuse = machine.restingPorts().orElse(0);
        return reuse == ALL || (reuse == OWN_ADDRESSES && targetIsHere) ? TAKEN_AGAIN : TIME_WAIT;
    }

    private void checkFiles(List<String> problems, double connections) {
        long needed = Math.round(connections) + OTHER_FILES;
        if (isMore(needed, machine.openFiles())) {
            problems.add(text(
                    "the plan needs up to %d open files, for %.0f connections at a time, but this process may open %d"
                            + " (ulimit -n); run ulimit -n %d before it, %s",
                    needed, connections, machine.openFiles().orElseThrow(), needed, REMEDIES));
        }
    }

    private void checkPorts(List<String> problems, double ports) {
        if (isMore(Math.round(ports), machine.ports())) {
            problems.add(text(
                    "the plan needs up to %.0f ports at a time for connections to one address, with those still in use"
                            + " for %d s after their connection, but this machine has %d"
                            + " (/proc/sys/net/ipv4/ip_local_port_range); widen the range with sysctl -w"
                            + " net.ipv4.ip_local_port_range=\"1024 65535\", free ports sooner with sysctl -w"
                            + " net.ipv4.tcp_tw_reuse=1, send from more source addresses by more injectors, or lower"
                            + " mobius.scale",
                    ports, rest().toSeconds(), machine.ports().orElseThrow()));
        }
    }

    private void checkHeap(List<String> problems, double users) {
        double needed = HEAP + users * HEAP_OF_USER;
        if (needed > machine.heapBytes()) {
            problems.add(text(
                    "the plan needs about %.0f MiB of heap, for %.0f users at a time, but this process may have %.0f MiB;"
                            + " give it more with -Dgatling.jvmArgs=-Xmx%.0fm, %s",
                    needed / MIB, users, machine.heapBytes() / MIB, Math.ceil(needed / MIB), REMEDIES));
        }
    }

    private static boolean isMore(long needed, OptionalLong limit) {
        return limit.isPresent() && needed > limit.getAsLong();
    }

    private static String text(String format, Object... facts) {
        return String.format(Locale.ROOT, format, facts);
    }
}
