package mobius.verdict.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.InjectorResult;
import mobius.verdict.evidence.Injectors;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;
import org.jspecify.annotations.Nullable;

/**
 * Are the parts of a merged run all there, each once, and did all injectors send at the same time, by clocks that agree? Only those
 * that did not are reported.
 */
public final class InjectorParts implements Check {

    private static final double MOST_MILLIS_APART = 100;
    private static final String AGAIN = "Start all injectors again, with a common mobius.injectors.start-at.";

    @Override
    public List<Finding> ask(RunView run) {
        return run.injectors().map(injectors -> findings(run, injectors)).orElse(List.of());
    }

    private static List<Finding> findings(RunView run, Injectors injectors) {
        List<Finding> found = new ArrayList<>();
        injectors.missing().forEach(index -> found.add(missing(index, injectors)));
        injectors.doubled().forEach(index -> found.add(doubled(index, injectors)));
        injectors.results().stream().flatMap(InjectorParts::late).forEach(found::add);
        injectors.results().stream().flatMap(InjectorParts::stepped).forEach(found::add);
        apart(injectors).ifPresent(found::add);
        unknown(injectors).ifPresent(found::add);
        OfEachInjector.ofSingleInjectors(run, injectors).forEach(found::add);
        return List.copyOf(found);
    }

    private static ValidityGate gate(String id, int index) {
        return new ValidityGate(id, "injector " + index);
    }

    private static Finding missing(int index, Injectors injectors) {
        Observation facts = Observation.of("injectors without a part", "injectors")
                .expected(Threshold.atMost(injectors.mayBeMissing()))
                .actual((double) injectors.missing().size());
        String who = "Injector " + index + " of " + injectors.planned() + " is missing";
        return facts.meetTheLimit()
                ? gate("gate.injectors", index)
                        .remarks(
                                facts,
                                who + ", as mobius.injectors.may-be-missing allows: the plan is that of the others.")
                : gate("gate.injectors", index)
                        .condemns(
                                facts,
                                who + ": its requests are in no figure, and the load was not the planned one.",
                                "Merge its part too. If it has none, see its output, and repeat the run.");
    }

    private static Finding doubled(int index, Injectors injectors) {
        return gate("gate.injectors", index)
                .condemns(
                        Observation.of("parts of one injector", "parts")
                                .expected(Threshold.atMost(1))
                                .actual(2),
                        "There is more than one part of injector " + index + " of " + injectors.planned()
                                + ", and only one of them counts here. If both ran, its users came twice.",
                        "Merge each part once. If the injector ran twice, repeat the run with each index once.");
    }

    private static Stream<Finding> late(InjectorResult injector) {
        Observation facts = Observation.of("start after the first injector", "ms")
                .expected(Threshold.atMost(Injectors.MOST_MILLIS_LATE))
                .actual((double) injector.clock().lateMillis());
        return facts.meetTheLimit()
                ? Stream.empty()
                : Stream.of(gate("gate.injectors", injector.index())
                        .condemns(
                                facts,
                                "Injector " + injector.index() + " began late, so the load did not follow the plan.",
                                AGAIN));
    }

    private static Stream<Finding> stepped(InjectorResult injector) {
        Observation facts =
                apart("change of the clock during the run", injector.clock().steppedMillis());
        return facts.missTheLimit()
                ? Stream.of(gate("gate.clocks", injector.index())
                        .condemns(
                                facts,
                                "The clock of injector " + injector.index()
                                        + " was set during the run, so its records cannot be placed among those of the others.",
                                "Slew the clock of the injector instead of stepping it, then repeat the run."))
                : Stream.empty();
    }

    /** Of two clocks it cannot be said which one is wrong; of more it is the one far from the middle. */
    private static Optional<Finding> apart(Injectors injectors) {
        List<InjectorResult> known = injectors.results().stream()
                .filter(injector -> injector.clock().aheadMillis() != null)
                .sorted((one, other) -> Double.compare(ahead(one), ahead(other)))
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        InjectorResult first = known.get(0);
        InjectorResult last = known.get(known.size() - 1);
        double middle = ahead(known.get(known.size() / 2));
        InjectorResult farthest = middle - ahead(first) > ahead(last) - middle ? first : last;
        Observation facts = apart("difference between the clocks of injectors", ahead(last) - ahead(first));
        return facts.missTheLimit()
                ? Optional.of(gate("gate.clocks", farthest.index())
                        .condemns(
                                facts,
                                "The clock of injector " + farthest.index()
                                        + " differs from the others. Its records were"
                                        + " corrected by the difference, but not to the millisecond.",
                                "Synchronise the clocks of the injectors (NTP), then repeat the run."))
                : Optional.empty();
    }

    /** On one machine there is one clock. */
    private static Optional<Finding> unknown(Injectors injectors) {
        return injectors.results().stream()
                .filter(injector -> injector.clock().aheadMillis() == null)
                .filter(injector -> injectors.results().size() > 1 && !injectors.shareOneMachine())
                .findFirst()
                .map(injector -> gate("gate.clocks", injector.index())
                        .condemns(
                                apart("difference between the clocks of injectors", null),
                                "The clock of injector " + injector.index()
                                        + " could not be compared with the platform's, which sent no usable Date.",
                                "Have the platform or its proxy send the header Date from one clock."));
    }

    private static double ahead(InjectorResult injector) {
        Double ahead = injector.clock().aheadMillis();
        return ahead == null ? 0 : ahead;
    }

    private static Observation apart(String what, @Nullable Double millis) {
        Observation facts = Observation.of(what, "ms").expected(Threshold.atMost(MOST_MILLIS_APART));
        return millis == null ? facts : facts.actual(Math.abs(millis));
    }
}
