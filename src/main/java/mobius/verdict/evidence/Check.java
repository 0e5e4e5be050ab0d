package mobius.verdict.evidence;

import java.util.List;
import mobius.verdict.finding.Finding;

/** One question about a run. */
public interface Check {

    /** Its answers, one for each subject; none where it does not apply. */
    List<Finding> ask(RunView run);
}
