package mobius.verdict;

import java.util.List;

/** One question about a run. */
interface Question {

    /** Its answers, one for each subject; none where it does not apply. */
    List<Finding> ask(JudgedRun run);
}
