package mobius.run.preflight;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import mobius.config.RateLimits;
import mobius.config.Settings;
import mobius.injectors.InjectorShare;
import mobius.injectors.SharedMachine;
import mobius.telemetry.MachineLimits;
import mobius.workload.Workload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be told of a run by its plan, its settings and this machine, before anybody is asked anything. */
public final class Preflight {

    private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);

    private final Settings settings;
    private final RunPlan offer;

    public Preflight(Settings settings, RunPlan offer) {
        this.settings = settings;
        this.offer = offer;
    }

    /** Every reason not to start, a sentence each. */
    public List<String> problems() {
        return Stream.of(
                        missingPassword(settings),
                        beyondAccounts(),
                        missingPrometheusPassword(),
                        beyondLimits(),
                        unacknowledged(),
                        beyondMachine(),
                        beyondBudget())
                .flatMap(List::stream)
                .toList();
    }

    /** The reason not to start without the password of the accounts, if there is one. */
    public static List<String> missingPassword(Settings settings) {
        return settings.isEmbedded() || settings.secrets().password().isPresent()
                ? List.of()
                : List.of("MOBIUS_PASSWORD, the password of the test accounts, is not set, and the environment "
                        + settings.environment() + " needs it; export MOBIUS_PASSWORD=...");
    }

    /** No account serves two injectors, so that each needs one of its own. */
    private List<String> beyondAccounts() {
        return share().isWhole() || offer.accounts() >= share().count()
                ? List.of()
                : List.of("there are " + offer.accounts() + " accounts of the region "
                        + settings.target().region()
                        + " for " + share().count()
                        + " injectors, and none may serve two; lower mobius.injectors.count, or"
                        + " generate more accounts with bin/mobius generate");
    }

    private List<String> missingPrometheusPassword() {
        boolean isMissing = settings.secrets().prometheusPassword().isEmpty()
                && settings.telemetry().prometheus().stream()
                        .anyMatch(named -> URI.create(named.url()).getUserInfo() != null);
        return isMissing
                ? List.of("mobius.telemetry.prometheus.url names a user, and MOBIUS_PROMETHEUS_PASSWORD is not set;"
                        + " export MOBIUS_PROMETHEUS_PASSWORD=...")
                : List.of();
    }

    private List<String> beyondLimits() {
        RateLimits limits = settings.target().limits();
        if (share().isWhole()) {
            return beyond(limits, offer.workload(), offer.accounts());
        }
        // An account is that of one injector, and an address that of one machine.
        RateLimits ofAccounts = new RateLimits(limits.account(), limits.address(), true);
        Workload here = offer.workload().times((double) SharedMachine.injectors() / share().count());
        return Stream.of(
                        beyond(ofAccounts, offer.workload(), offer.accounts()),
                        beyond(ofAccounts, share().of(offer.workload()), (int) share().of(offer.accounts())),
                        beyond(limits, here, offer.accounts()))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private List<String> beyond(RateLimits limits, Workload workload, int accounts) {
        return new RateLimitCheck(
                        workload,
                        accounts,
                        offer.returningUsers(),
                        offer.anonymousPerUser(),
                        scrapesPerMinute(),
                        limits)
                .problems();
    }

    private InjectorShare share() {
        return settings.injectors().share();
    }

    /** Of sources that are paths of the platform; with a token a limiter counts them by that. */
    private double scrapesPerMinute() {
        long sources = settings.secrets().token().isPresent()
                        || settings.telemetry().prometheus().isPresent()
                ? 0
                : settings.telemetry().sources().stream()
                        .filter(source -> !source.url().isAbsolute())
                        .count();
        return sources * 60_000.0 / settings.telemetry().interval().toMillis();
    }

    private List<String> unacknowledged() {
        return new ProductionCheck(settings).problems(offer);
    }

    private List<String> beyondBudget() {
        return new CostCheck(settings.economy().prices())
                .problems(offer.workload().duration(), "the plan");
    }

    private List<String> beyondMachine() {
        boolean targetIsHere =
                settings.target().baseUrl().map(RunFileFactory::isLocal).orElse(settings.isEmbedded());
        RunPlan own = offer.offering(share().of(offer.workload()));
        MachineCheck check = new MachineCheck(own, MachineLimits.read(), targetIsHere);
        check.unknown().forEach(LOG::info);
        return check.problems();
    }
}
