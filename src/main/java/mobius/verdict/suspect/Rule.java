package mobius.verdict.suspect;

import java.util.List;
import mobius.verdict.finding.Suspect;

/** Looks for one cause. A rule whose figures are missing names nobody. */
interface Rule {

    List<Suspect> ask(DiagnosticInput input);
}
