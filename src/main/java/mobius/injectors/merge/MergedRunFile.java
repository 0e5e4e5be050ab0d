package mobius.injectors.merge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import mobius.run.folder.Fingerprint;
import mobius.run.folder.RunFile;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/** Makes the {@code run.json} of a merged run: that of its first injector, with what is true of all of them. */
final class MergedRunFile {

    private final Parts parts;
    private final RunFile first;
    private final Workload offered;

    /** @param offered the load of the injectors that are there */
    MergedRunFile(Parts parts, Workload offered) {
        this.parts = parts;
        this.first = parts.first().run();
        this.offered = offered;
    }

    RunFile file() {
        RunFile.Plan plan = plan();
        return new RunFile(
                RunFile.SCHEMA,
                first.id(),
                first.simulation(),
                first.environment(),
                first.profile(),
                first.started(),
                first.seed(),
                platform(),
                suite(),
                plan,
                first.requests(),
                first.leftOut(),
                fingerprints(plan),
                Parts.common(first.settings()));
    }

    private Stream<RunFile> runs() {
        return parts.all().stream().map(Part::run);
    }

    private RunFile.Platform platform() {
        return new RunFile.Platform(
                first.platform().baseUrl(),
                first.platform().version(),
                runs().anyMatch(run -> run.platform().onInjectorMachine()));
    }

    private RunFile.Suite suite() {
        RunFile.Suite suite = first.suite();
        return new RunFile.Suite(suite.commit(), suite.gatling(), suite.java(), hosts(), cores());
    }

    private @Nullable String hosts() {
        List<String> hosts =
                runs().flatMap(run -> Stream.ofNullable(run.suite().host())).toList();
        return hosts.isEmpty() ? null : Parts.joined(hosts);
    }

    /** Injectors on one machine share its cores. */
    private int cores() {
        Map<String, Integer> byHost = new LinkedHashMap<>();
        parts.all()
                .forEach(part -> byHost.put(
                        Objects.requireNonNullElse(part.run().suite().host(), part.name()),
                        part.run().suite().cores()));
        return byHost.values().stream().mapToInt(Integer::intValue).sum();
    }

    private RunFile.Plan plan() {
        RunFile.Plan plan = first.plan();
        return new RunFile.Plan(
                offered.peakRequestsPerSecond(),
                plan.thinkTimeMillis(),
                plan.stages(),
                plan.mix(),
                plan.smokeCheck(),
                plan.warmUpConstantMillis(),
                plan.arrivals());
    }

    private RunFile.Fingerprints fingerprints(RunFile.Plan plan) {
        RunFile.Fingerprints own = first.fingerprints();
        List<String> targets = runs().map(run -> run.fingerprints().target())
                .distinct()
                .sorted()
                .toList();
        return new RunFile.Fingerprints(
                plan.equals(first.plan()) ? own.plan() : Fingerprint.of(plan),
                own.data(),
                targets.size() == 1 ? own.target() : Fingerprint.of(targets));
    }
}
