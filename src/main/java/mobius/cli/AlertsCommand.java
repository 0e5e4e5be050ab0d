package mobius.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.report.alerts.AlertFiles;
import mobius.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bin/mobius alerts}. */
@Command(
        name = "alerts",
        description = {
            "Writes alert rules for Prometheus (rules.yml) and a dashboard for Grafana (dashboard.json)",
            "from config/budgets.conf."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class AlertsCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "<folder>", description = "Where to.", defaultValue = "config/alerts")
    private Path folder;

    @Option(
            names = "--runbooks",
            paramLabel = "<url>",
            description = "The page to which alerts link, with a part for each of them.")
    private String runbooks = AlertFiles.OWN_RUNBOOKS;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = SettingsReader.read();
        try {
            new AlertFiles(settings.budgets(), settings.target().apiPrefix(), runbooks).writeTo(folder);
        } catch (IOException unwritable) {
            spec.commandLine().getErr().println(folder + " cannot be written: " + unwritable.getMessage());
            return ExitCode.USAGE_OR_CRASH;
        }
        spec.commandLine().getOut().println("Wrote rules.yml and dashboard.json to " + folder);
        return ExitCode.PASS;
    }
}
