package mobius.cli;

import mobius.check.CheckStopped;
import mobius.config.hocon.ConfigurationException;
import mobius.history.HistoryException;
import mobius.production.ProductionException;
import mobius.run.folder.NoVerdict;
import mobius.run.process.ExitCode;
import mobius.run.process.RunRefused;
import mobius.seed.client.SeedingException;
import mobius.text.TextSanitizer;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Prints an exception with a message for the user as that message, and any other exception, which is a bug, with its stack trace.
 */
public final class PlainErrors implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult arguments) {
        if (isForTheUser(error)) {
            command.getErr().println(TextSanitizer.lines(String.valueOf(error.getMessage())));
        } else {
            error.printStackTrace(command.getErr());
        }
        return ExitCode.USAGE_OR_CRASH;
    }

    private static boolean isForTheUser(Exception error) {
        return error instanceof RunRefused
                || error instanceof CheckStopped
                || error instanceof NoVerdict
                || error instanceof HistoryException
                || error instanceof SeedingException
                || error instanceof ProductionException
                || error instanceof ConfigurationException;
    }
}
