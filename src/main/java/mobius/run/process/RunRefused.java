package mobius.run.process;

import java.util.List;

/** A run that is not started. The message lists every reason that was found, a line each, with its remedy. */
public final class RunRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunRefused(List<String> reasons) {
        super(text(reasons));
    }

    public RunRefused(String reason) {
        this(List.of(reason));
    }

    private static String text(List<String> reasons) {
        StringBuilder text = new StringBuilder("No load was sent:");
        reasons.forEach(reason -> text.append("\n  - ").append(reason));
        return text.toString();
    }
}
