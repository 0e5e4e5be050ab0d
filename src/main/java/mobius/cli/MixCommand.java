package mobius.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.io.AtomicFile;
import mobius.production.DailyShape;
import mobius.production.Mix;
import mobius.production.ProfileText;
import mobius.production.Prometheus;
import mobius.production.Rates;
import mobius.production.Routes;
import mobius.production.TimeRange;
import mobius.production.TrafficReader;
import mobius.run.preflight.JourneyCatalog;
import mobius.run.process.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius mix}: derives a profile from production's metrics. */
@Command(
        name = "mix",
        description = {
            "Derives the mix of journeys, the peak and the daily shape from the counters in production's Prometheus",
            "(http_requests_total), and writes them as a profile."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the profile is written", "1:usage, or no data from Prometheus; nothing is written"})
final class MixCommand implements Callable<Integer> {

    private static final String NAME = "[a-z][a-z0-9-]*";

    @Mixin
    private ProductionOptions production = new ProductionOptions();

    @Option(
            names = "--profile",
            paramLabel = "<name>",
            description = "Name of the profile (default: ${DEFAULT-VALUE}).")
    private String profile = "production";

    @Option(
            names = "--folder",
            paramLabel = "<folder>",
            description = "Folder of the profiles (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("config", "profiles");

    @Option(names = "--force", description = "Replace an existing profile of this name.")
    private boolean force;

    @Option(
            names = "--zone",
            paramLabel = "<zone>",
            description = "Time zone of the days, for example Europe/Berlin (default: ${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneOffset.UTC;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path file = folder.resolve(profile + ".conf");
        String complaint = complaint(file);
        if (complaint != null) {
            throw new ParameterException(spec.commandLine(), complaint);
        }
        Settings settings = SettingsReader.read();
        Prometheus prometheus = production.prometheus(settings);
        ProfileText derived = derive(settings, prometheus);
        PrintWriter out = spec.commandLine().getOut();
        try {
            AtomicFile.write(file, derived.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            spec.commandLine().getErr().println(file + " cannot be written: " + unwritable.getMessage());
            return ExitCode.USAGE_OR_CRASH;
        }
        prometheus.warnings().forEach(warning -> spec.commandLine().getErr().println("Prometheus warns: " + warning));
        out.print(new MixTable(derived).text());
        out.println("Wrote " + file + "; run it with -Dmobius.profile=" + profile);
        out.flush();
        return ExitCode.PASS;
    }

    private ProfileText derive(Settings settings, Prometheus prometheus) {
        TimeRange range = production.range();
        Routes routes = production.routes(settings);
        TrafficReader reader = new TrafficReader(prometheus, routes, production.selector());
        Mix mix = Mix.of(JourneyCatalog.load().visits(settings), routes, reader.traffic(range));
        Rates rates = reader.rates(range, production.window());
        return new ProfileText(
                prometheus.url(),
                production.selector(),
                LocalDate.now(ZoneOffset.UTC),
                mix,
                rates,
                DailyShape.of(rates, range, zone));
    }

    /** Why the options are not usable; null if they are. They are checked before Prometheus is queried. */
    private @Nullable String complaint(Path file) {
        if (!profile.matches(NAME)) {
            return "--profile " + profile + " is not a name; write it with lower-case letters, digits and hyphens";
        }
        if (!force && Files.exists(file)) {
            return file + " already exists; use another --profile, or --force to replace it";
        }
        return production.complaint();
    }

    /**
     * The mix of production as text for a terminal.
     *
     * @param derived the profile that is written
     */
    private record MixTable(ProfileText derived) {

        private static final double PERCENT = 100;

        /** The complete text. */
        String text() {
            return "%s%n%s%s%n%s%n%n%s%n%s"
                    .formatted(derived.fit(), leftOut(), derived.peak(), derived.day(), weights(), misfits());
        }

        private String leftOut() {
            return derived.mix()
                    .traffic()
                    .leftOut()
                    .map(sentence -> sentence + System.lineSeparator())
                    .orElse("");
        }

        private String weights() {
            return derived.mix().weights().entrySet().stream()
                    .map(journey ->
                            String.format(Locale.ROOT, "  %-20s %6.2f %%%n", journey.getKey(), journey.getValue()))
                    .collect(Collectors.joining("", "  %-20s %8s%n".formatted("journey", "of users"), ""));
        }

        private String misfits() {
            List<Mix.Misfit> misfits = derived.mix().misfits(ProfileText.WORTH_TELLING);
            if (misfits.isEmpty()) {
                return "";
            }
            return misfits.stream()
                    .map(misfit -> String.format(
                            Locale.ROOT,
                            "  %-40s %9.1f %% %9.1f %%%n",
                            misfit.name(),
                            PERCENT * misfit.production(),
                            PERCENT * misfit.journeys()))
                    .collect(Collectors.joining(
                            "", "  %-40s %11s %11s%n".formatted("unlike production", "production", "journeys"), "\n"));
        }
    }
}
