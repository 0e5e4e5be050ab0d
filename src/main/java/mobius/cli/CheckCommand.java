package mobius.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mobius.check.CheckReport;
import mobius.check.MetricsProbe;
import mobius.check.MixNeeds;
import mobius.check.PlatformCheck;
import mobius.check.Section;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.data.Account;
import mobius.data.Mark;
import mobius.data.feeder.Rows;
import mobius.production.ProductionException;
import mobius.production.PrometheusTelemetry;
import mobius.run.preflight.JourneyCatalog;
import mobius.run.preflight.ProductionCheck;
import mobius.run.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius check}: sends every operation of the contract to a deployment once. */
@Command(
        name = "check",
        description = {
            "Sends every operation of the contract to a deployment once and shows how the suite understands the responses.",
            "Sends at most 100 requests and removes what it creates. A protected environment is only read, unless acknowledged."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything that the mix needs is served and understood",
            "1:usage, configuration, or no connection",
            "2:something that the mix needs is missing, or not understood"
        })
final class CheckCommand implements Callable<Integer> {

    /** The domain of generated accounts, which is reserved for examples. */
    private static final String DOMAIN = "@load.mobius.example";

    private static final String VIEWER = "viewer";

    @Mixin
    private DeploymentPlace place = new DeploymentPlace();

    @Option(names = "--register", description = "Register and use a new account, which remains on the platform.")
    private boolean register;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Deployment deployment = register ? Deployment.read("POST /auth/register") : Deployment.read();
        Settings settings = SettingsReader.read();
        Mark mark = new Mark("check-"
                + DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(Clock.systemUTC().instant()));
        PlatformCheck.Who who = new PlatformCheck.Who(email(settings, mark), deployment.password(), register, mark);
        MixNeeds mix = new MixNeeds(
                JourneyCatalog.load().requests(settings),
                settings.plan("load").weights().keySet());
        PlatformCheck check =
                new PlatformCheck(deployment.platform(), settings.secrets().token(), mix, who, guard(settings));
        say("Checking %s (environment %s), as %s; created items have the mark %s."
                .formatted(deployment.url(), settings.environment(), who.email(), mark.run()));
        CheckReport checked = Interruption.awaits(check::run);
        CheckReport report = PrometheusSection.of(settings).map(checked::with).orElse(checked);
        say(new CheckText(report, mix).text());
        return report.isFit() ? ExitCode.PASS : ExitCode.FAIL;
    }

    /**
     * The address of the account: a new one, or the first account of the region that may write. Nothing that others would notice
     * changes on that account, so any account will do.
     */
    private String email(Settings settings, Mark mark) throws IOException {
        if (register) {
            return Mark.TAG + "-" + mark.run() + "-1" + DOMAIN;
        }
        String region = settings.target().region().toString();
        try (Rows<Account> accounts = place.feeders().accounts()) {
            while (accounts.hasNext()) {
                Account account = accounts.next();
                if (account.region().equals(region) && !account.role().equals(VIEWER)) {
                    return account.email();
                }
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "accounts.csv has no account of the region " + region
                        + " that may write; set mobius.target.region to the region of the platform, or add one");
    }

    /** Why the platform must not be changed; empty if it may be. */
    private static Optional<String> guard(Settings settings) {
        return new ProductionCheck(settings)
                .ofWriting(List.of("a check"))
                .map(reason ->
                        "protected: add -Dmobius.production.acknowledge=" + settings.environment() + " to write");
    }

    private void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    /** Which of the suite's rules the series of a Prometheus can serve, where a run reads them from there. */
    private static final class PrometheusSection {

        private PrometheusSection() {}

        static Optional<Section> of(Settings settings) {
            return settings.telemetry()
                    .prometheus()
                    .map(named -> new Section("Metrics in Prometheus", lines(() -> {
                        PrometheusTelemetry prometheus =
                                PrometheusTelemetry.at(named.url(), named.selector(), settings.secrets());
                        return MetricsProbe.uses(
                                prometheus.metrics(Instant.now()).keySet());
                    })));
        }

        private interface Lines {

            List<String> read();
        }

        private static List<String> lines(Lines lines) {
            try {
                return lines.read();
            } catch (ProductionException unread) {
                return List.of(unread.getMessage() + "; a run then has no metrics of the platform.");
            }
        }
    }

    /** Gives work time to clean up when the process is asked to end. */
    private static final class Interruption {

        private static final int SECONDS_TO_CLEAN_UP = 30;

        private Interruption() {}

        /** Work that ends and cleans up when its thread is interrupted. */
        interface Work<T> {

            T run() throws InterruptedException;
        }

        /**
         * Runs work. Ctrl-C interrupts it, and the process waits up to 30 s for it to end.
         *
         * @return the result of the work
         * @throws InterruptedException if the work was interrupted
         */
        static <T> T awaits(Work<T> work) throws InterruptedException {
            Thread worker = Thread.currentThread();
            CountDownLatch ended = new CountDownLatch(1);
            Thread hook = new Thread(() -> interrupt(worker, ended), "clean-up");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                return work.run();
            } finally {
                ended.countDown();
                remove(hook);
            }
        }

        private static void interrupt(Thread worker, CountDownLatch ended) {
            worker.interrupt();
            try {
                ended.await(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
            } catch (InterruptedException enough) {
                Thread.currentThread().interrupt();
            }
        }

        private static void remove(Thread hook) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // The process is already ending, and runs the hook.
            }
        }
    }
}
