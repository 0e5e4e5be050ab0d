package mobius.verdict.validity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.InjectorResult;
import mobius.verdict.evidence.Injectors;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;

/**
 * A trust gate that is asked of each injector of a merged run. An injector at which it does not hold spoils the whole run, and is
 * named. Of any other run it is the gate itself.
 */
public final class OfEachInjector implements Check {

    private static final int DELAYED = 2;

    private final Check gate;
    private final boolean ofMachine;

    private record Answer(InjectorResult injector, Finding finding) {}

    private OfEachInjector(Check gate, boolean ofMachine) {
        this.gate = gate;
        this.ofMachine = ofMachine;
    }

    /** A gate about what was sent: as long as it holds everywhere, the answer is that of all injectors together. */
    public static Check ofCounts(Check gate) {
        return new OfEachInjector(gate, false);
    }

    /** A gate about the injector's machine: as long as it holds everywhere, the answer is that of the worst one. */
    public static Check ofMachine(Check gate) {
        return new OfEachInjector(gate, true);
    }

    @Override
    public List<Finding> ask(RunView run) {
        List<Finding> together = gate.ask(run);
        return run.injectors()
                .map(injectors -> together.stream()
                        .map(finding -> answer(finding, injectors))
                        .distinct()
                        .toList())
                .orElse(together);
    }

    private Finding answer(Finding together, Injectors injectors) {
        Optional<Answer> worst = injectors.results().stream()
                .flatMap(injector -> injector.gate(together.id()).map(finding -> new Answer(injector, finding)))
                .max(Comparator.<Answer>comparingInt(answer -> rank(answer.finding))
                        .thenComparingDouble(answer -> strain(answer.finding)));
        if (worst.isEmpty()) {
            return together;
        }
        Finding finding = worst.get().finding;
        if (rank(finding) < rank(together)) {
            return together;
        }
        if (spoils(finding)) {
            return named(worst.get(), injectors);
        }
        return ofMachine ? finding : together;
    }

    /** Returns what spoils the run at single injectors and is no finding about all of them together. */
    static Stream<Finding> ofSingleInjectors(RunView run, Injectors injectors) {
        Set<String> together = InjectorGates.ask(run, injectors.planned()).stream()
                .map(Finding::id)
                .collect(Collectors.toSet());
        return injectors.results().stream()
                .flatMap(injector -> injector.gates().stream()
                        .filter(finding -> spoils(finding) && !together.contains(finding.id()))
                        .map(finding -> named(new Answer(injector, finding), injectors)));
    }

    private static boolean spoils(Finding finding) {
        return finding.isTrustGate() && rank(finding) >= DELAYED;
    }

    private static Finding named(Answer answer, Injectors injectors) {
        Finding finding = answer.finding;
        String host = answer.injector.host() == null ? "" : " (" + answer.injector.host() + ")";
        return new Finding(
                finding.id(),
                finding.status() == Status.FAIL ? finding.subject() : answer.injector.name(),
                finding.kind(),
                finding.status(),
                finding.severity(),
                finding.level(),
                finding.facts(),
                "Injector " + answer.injector.index() + " of " + injectors.planned() + host + ": "
                        + finding.explanation(),
                finding.advice());
    }

    private static int rank(Finding finding) {
        return switch (finding.status()) {
            case PASS -> 0;
            case INFO -> finding.kind() == Finding.Kind.DELAY ? DELAYED : 1;
            case FAIL, SUSPECT -> DELAYED + 1;
            case INCONCLUSIVE -> DELAYED + 2;
        };
    }

    private static double strain(Finding finding) {
        Observation facts = finding.facts();
        return facts.expected() == null || facts.actual() == null
                ? 0
                : facts.expected().strain(facts.actual()).orElse(0);
    }
}
