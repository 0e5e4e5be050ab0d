package mobius.cli;

import java.io.PrintWriter;
import mobius.run.process.ExitCode;
import mobius.text.TextSanitizer;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Handles an invalid command line: prints the error, and the nearest known names or a reference to the help. */
public final class PlainUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter errors = command.getErr();
        errors.println(TextSanitizer.lines(String.valueOf(wrong.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(wrong, errors)) {
            errors.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE_OR_CRASH;
    }
}
