package mobius.verdict.evidence;

import java.util.List;
import mobius.verdict.finding.Finding;

/** A check of one aspect of a run. */
public interface Check {

    /** Returns the findings, one for each subject; none if the check does not apply. */
    List<Finding> ask(RunView run);
}
