package mobius.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import mobius.data.Progress;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error. There is none without a terminal, for example in a pipeline. */
final class TerminalProgress implements Progress, AutoCloseable {

    /** Since JDK 22 there is always a console, unless the older implementation is selected, as bin/mobius does. */
    @SuppressWarnings("SystemConsoleNull")
    private final boolean seen = System.console() != null;

    private @Nullable ProgressBar bar;

    @Override
    public void begin(String what, long steps) {
        close();
        if (seen) {
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(steps)
                    .showSpeed()
                    .build();
        }
    }

    @Override
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
