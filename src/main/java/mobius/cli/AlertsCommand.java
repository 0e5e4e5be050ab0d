package mobius.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mobius.config.AlertSettings;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.report.alerts.AlertFiles;
import mobius.report.alerts.Selectors;
import mobius.run.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius alerts}: writes alert rules and a dashboard for production from the budgets. */
@Command(
        name = "alerts",
        description = "Writes alert rules for Prometheus (rules.yml) and a dashboard for Grafana (dashboard.json) from"
                + " config/budgets.conf and the settings of mobius.alerts.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class AlertsCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "<folder>", description = "Output folder.", defaultValue = "config/alerts")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = SettingsReader.read();
        try {
            files(settings).writeTo(folder);
        } catch (IOException unwritable) {
            spec.commandLine().getErr().println(folder + " cannot be written: " + unwritable.getMessage());
            return ExitCode.USAGE_OR_CRASH;
        }
        spec.commandLine().getOut().println("Wrote rules.yml and dashboard.json to " + folder);
        return ExitCode.PASS;
    }

    private static AlertFiles files(Settings settings) {
        AlertSettings alerts = settings.alerts();
        return new AlertFiles(
                settings.budgets(),
                settings.target().apiPrefix(),
                new Selectors(alerts.platform(), alerts.servers()),
                alerts.runbooks());
    }
}
