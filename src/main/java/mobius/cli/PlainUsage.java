package mobius.cli;

import java.io.PrintWriter;
import mobius.run.process.ExitCode;
import mobius.text.TextSanitizer;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a command line that cannot be read with what is wrong, the nearest known name, and where to read on. */
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
