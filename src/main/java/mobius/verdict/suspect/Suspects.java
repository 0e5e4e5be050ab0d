package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Gain;
import mobius.verdict.finding.Suspect;

/** Asks all rules, and ranks their suspects. */
public final class Suspects {

    private static final List<Rule> RULES = List.of(
            new Injector(),
            new Leaks(),
            new HeldConnections(),
            new RateLimiter(),
            new UnevenInstances(),
            new Cpu.Throttled(),
            new BlockingCall(),
            new Garbage(),
            new NPlusOne(),
            new UnpagedList(),
            new ColdCache(),
            new Serialisation(),
            new Cpu(),
            new SlowDependency(),
            new MissingIndex(),
            new ExhaustedPool(),
            new ExhaustedPool.TimedOut(),
            new ExhaustedPool.Threads(),
            new SlowStatement(),
            new SlowEndpoint(),
            new Errors());

    /** Rules for runs that only failed. The others are not asked, because nothing was slow. */
    private static final List<Rule> RULES_OF_ERRORS = List.of(
            new Injector(),
            new Leaks(),
            new HeldConnections(),
            new RateLimiter(),
            new ExhaustedPool.TimedOut(),
            new Errors());

    /** Causes that take cores from an injector on the same machine. */
    private static final Set<Cause> OF_CORES =
            EnumSet.of(Cause.GARBAGE, Cause.SERIALISATION, Cause.CPU, Cause.MISSING_INDEX);

    private static final Set<Cause> OF_ONE_ENDPOINT =
            EnumSet.of(Cause.N_PLUS_ONE, Cause.UNPAGED_LIST, Cause.MISSING_INDEX, Cause.SLOW_ENDPOINT);

    private Suspects() {}

    /**
     * Returns the suspects, the most likely first: none if nothing is wrong, and {@link Cause#UNKNOWN} if something is and no
     * rule applies.
     *
     * @param times the periods of the run
     */
    public static List<Suspect> of(List<DiagnosticInput> times) {
        List<Suspect> named = withoutRepeats(times.stream()
                .flatMap(input -> rules(input).stream().flatMap(rule -> rule.ask(input).stream()))
                .sorted(byCause())
                .toList());
        if (!named.isEmpty()) {
            return ranked(named, times.stream().anyMatch(DiagnosticInput::sharedMachine));
        }
        Optional<DiagnosticInput> broken =
                times.stream().filter(DiagnosticInput::broke).findFirst();
        return broken.stream().map(Unknown::of).toList();
    }

    private static List<Rule> rules(DiagnosticInput input) {
        return input.trouble().isFailingOnly() ? RULES_OF_ERRORS : RULES;
    }

    private static Comparator<Suspect> byCause() {
        return Comparator.comparing(Suspect::cause)
                .thenComparing(Comparator.comparingDouble(Suspects::saved).reversed());
    }

    private static double saved(Suspect suspect) {
        Gain gain = suspect.gain();
        return gain == null ? 0 : gain.savedMillis();
    }

    /** Removes repeated suspects. An endpoint whose cause is known is not named again. */
    private static List<Suspect> withoutRepeats(List<Suspect> named) {
        Set<String> seen = new HashSet<>();
        List<Suspect> once = new ArrayList<>();
        for (Suspect suspect : named) {
            boolean isNew = seen.add(suspect.cause().id() + suspect.subject());
            boolean isExplained = OF_ONE_ENDPOINT.contains(suspect.cause()) && !seen.add(suspect.subject());
            if (isNew && !isExplained) {
                once.add(suspect);
            }
        }
        return once;
    }

    /** Ranks a platform that takes the cores before the injector that it starves, if they share a machine. */
    private static List<Suspect> ranked(List<Suspect> named, boolean sharedMachine) {
        Set<Cause> causes = named.stream().map(Suspect::cause).collect(Collectors.toSet());
        causes.retainAll(OF_CORES);
        if (!sharedMachine || causes.isEmpty()) {
            return named;
        }
        List<Suspect> ranked = new ArrayList<>(named);
        ranked.removeIf(suspect -> suspect.cause() == Cause.INJECTOR);
        named.stream().filter(suspect -> suspect.cause() == Cause.INJECTOR).forEach(ranked::add);
        return List.copyOf(ranked);
    }
}
