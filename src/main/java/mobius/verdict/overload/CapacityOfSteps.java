package mobius.verdict.overload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.capacity.Sizing;
import mobius.capacity.Usl;
import mobius.measure.Responses;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;

/**
 * Reports the capacity that geometric steps have shown.
 *
 * <p>Findings {@code capacity.users} and {@code capacity.instances} convert it to users and instances. Finding
 * {@code capacity.usl} has the law of the throughput, {@link Usl}. All are INFO.
 */
public final class CapacityOfSteps implements Check {

    private static final double MILLIS = 1000.0;
    private static final double PERCENT = 100;

    @Override
    public List<Finding> ask(RunView run) {
        Optional<LoadRamp> steps = LoadRamp.of(run).filter(climb -> !climb.isRamp());
        List<Finding> findings = new ArrayList<>();
        steps.flatMap(climb -> capacity(run)).ifPresent(held -> findings.addAll(sizes(run, held)));
        steps.flatMap(climb -> law(run, climb)).ifPresent(findings::add);
        return findings;
    }

    /** Returns the highest step at which all budgets held, in requests per second; empty if it is unknown or there is none. */
    static Optional<Double> capacity(RunView run) {
        return new BreakingPoint()
                .ask(run).stream()
                        .filter(finding -> finding.id().equals("capacity"))
                        .flatMap(finding -> Stream.ofNullable(finding.facts().actual()))
                        .filter(held -> held > 0)
                        .findFirst();
    }

    private static List<Finding> sizes(RunView run, double held) {
        return run.economy()
                .sizing()
                .map(sizing -> Stream.concat(users(sizing, held), instances(sizing, held))
                        .toList())
                .orElse(List.of());
    }

    /** The users that the capacity serves, from the mean time between two requests of a user. */
    private static Stream<Finding> users(Sizing sizing, double held) {
        return Stream.ofNullable(sizing.users(held))
                .map(users -> finding(
                        "capacity.users",
                        Observation.of("users that the highest step serves", "users")
                                .actual(users),
                        "Each sends a request every %s on average (mobius.load.think-time)."
                                .formatted(Text.of(sizing.thinkTime()))));
    }

    /** The instances for the expected load with head room, if capacity is proportional to instances. */
    private static Stream<Finding> instances(Sizing sizing, double held) {
        return Stream.ofNullable(sizing.needed(held))
                .map(needed -> finding(
                        "capacity.instances",
                        Observation.of("instances for the wanted load", "instances")
                                .actual(needed),
                        String.format(
                                Locale.ROOT,
                                "For %s with %s %% head room, if instances scale in proportion; %d were measured.",
                                Text.of(sizing.wanted(), "requests/s"),
                                Text.of(sizing.headRoom() * PERCENT),
                                sizing.instances().orElseThrow())));
    }

    /** The fitted law; empty for too few levels. */
    private static Optional<Finding> law(RunView run, LoadRamp climb) {
        List<Usl.Level> levels = climb.rungs().stream()
                .flatMap(rung -> level(rung.of(run.total()), rung.seconds()))
                .toList();
        return Usl.fit(levels)
                .map(law -> finding(
                        "capacity.usl",
                        Observation.of("throughput of the best step", "requests/s")
                                .actual(law.best().perSecond()),
                        "By the Universal Scalability Law: " + law.words()));
    }

    /** A level of the fit: requests in progress follow from throughput and mean response time by Little's law. */
    private static Stream<Usl.Level> level(Responses responses, double seconds) {
        double perSecond = responses.ok().count() / seconds;
        OptionalDouble mean = responses.ok().meanMillis();
        return mean.isPresent()
                ? Stream.of(
                        new Usl.Level(responses.count() / seconds, perSecond * mean.getAsDouble() / MILLIS, perSecond))
                : Stream.of();
    }

    private static Finding finding(String id, Observation facts, String explanation) {
        return Finding.of(id, Budget.TOTAL, Status.INFO, facts, explanation);
    }
}
