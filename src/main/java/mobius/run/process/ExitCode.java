package mobius.run.process;

import mobius.verdict.finding.Verdict;

/** The exit codes of the Gatling JVM and of {@code bin/mobius}. */
public final class ExitCode {

    public static final int PASS = 0;
    public static final int USAGE_OR_CRASH = 1;
    public static final int FAIL = 2;
    public static final int INCONCLUSIVE = 3;

    private ExitCode() {}

    public static int of(Verdict.Outcome outcome) {
        return switch (outcome) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }
}
