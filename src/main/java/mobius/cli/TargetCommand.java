package mobius.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.config.hocon.Secret;
import mobius.reference.ReferenceTarget;
import mobius.run.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code bin/mobius target}: runs the reference target. */
@Command(
        name = "target",
        description = "Starts the reference target, prints its URL, and serves until it is stopped (Ctrl-C).",
        mixinStandardHelpOptions = true)
final class TargetCommand implements Callable<Integer> {

    @Option(
            names = "--until-input-ends",
            description = "Also stop when standard input ends, so that the target ends with its parent process.")
    private boolean untilInputEnds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = SettingsReader.read();
        Secret password = settings.secrets().password().orElseGet(this::shownPassword);
        try (ReferenceTarget target = ReferenceTarget.start(settings.referenceTarget(password))) {
            System.out.println(ReferenceTarget.ANNOUNCEMENT + target.url());
            waitForTheEnd();
        } catch (IllegalStateException | IllegalArgumentException unstartable) {
            spec.commandLine().getErr().println(unstartable.getMessage());
            return ExitCode.USAGE_OR_CRASH;
        }
        return 0;
    }

    /** A random password, which is printed because the user has no other way to get it. */
    private Secret shownPassword() {
        Secret password = Secret.random();
        spec.commandLine()
                .getErr()
                .println("MOBIUS_PASSWORD is not set; all accounts have the password " + password.reveal());
        return password;
    }

    /** Waits until standard input ends or, without that option, until the process is stopped. */
    private void waitForTheEnd() throws IOException, InterruptedException {
        if (untilInputEnds) {
            System.in.transferTo(OutputStream.nullOutputStream());
        } else {
            new CountDownLatch(1).await();
        }
    }
}
