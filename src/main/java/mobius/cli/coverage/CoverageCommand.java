package mobius.cli.coverage;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.contract.Contract;
import mobius.run.preflight.JourneyCatalog;
import mobius.run.process.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius coverage}: shows which endpoints the journeys exercise. */
@Command(
        name = "coverage",
        description = {
            "Shows which endpoints the journeys exercise, and which they do not. Only documents are requested.",
            "Routes that a platform hides from its document are found in its /metrics."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every endpoint is covered", "1:usage, or a document that cannot be read", "2:some are not"})
public final class CoverageCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "<document>",
            description = "URL or file of an OpenAPI 3 document, or the URL of a platform, as in http://localhost:8000;"
                    + " config/openapi.json by default.")
    private @Nullable String document;

    @Option(
            names = "--metrics",
            paramLabel = "<metrics>",
            description =
                    "URL or file of the platform's metrics; /metrics of the same host if the document comes from a URL.")
    private @Nullable String metrics;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            CoverageReport report = report(SettingsReader.read());
            PrintWriter out = spec.commandLine().getOut();
            out.print(report.text());
            out.flush();
            return report.isComplete() ? ExitCode.PASS : ExitCode.FAIL;
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), unreadable.getMessage(), unreadable);
        }
    }

    private CoverageReport report(Settings settings) throws IOException {
        String prefix =
                document == null ? Contract.API_PREFIX : settings.target().apiPrefix();
        CoveragePages pages = new CoveragePages(settings);
        CoveragePages.Document found = pages.document(document);
        SuiteOperations suite = new SuiteOperations(Contract.load(), prefix);
        return CoverageReport.of(
                found,
                seen(found.place(), pages, new SeenHandlers(prefix)),
                suite.of(JourneyCatalog.load().requests(settings)),
                suite.known());
    }

    /** The routes in the metrics; empty if the document is a file and no metrics were named. */
    private Optional<SeenHandlers.Seen> seen(String place, CoveragePages pages, SeenHandlers handlers)
            throws IOException {
        if (metrics != null) {
            return Optional.of(handlers.in(pages.metrics(metrics)));
        }
        return Page.isUrl(place) ? seenBeside(place, pages, handlers) : Optional.empty();
    }

    /**
     * The routes in the metrics of the document's server. The user has not asked for them, so it is no error if they cannot be
     * read.
     */
    private Optional<SeenHandlers.Seen> seenBeside(String document, CoveragePages pages, SeenHandlers handlers) {
        try {
            return Optional.of(handlers.in(pages.metrics(pages.metricsBeside(document))));
        } catch (IOException unreadable) {
            spec.commandLine()
                    .getErr()
                    .println(unreadable.getMessage() + "; routes that the document hides are not known");
            return Optional.empty();
        }
    }
}
