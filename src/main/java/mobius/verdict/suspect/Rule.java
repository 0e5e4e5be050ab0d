package mobius.verdict.suspect;

import java.util.List;
import mobius.verdict.finding.Suspect;

/** Looks for one cause. A rule whose metrics are missing returns no suspect. */
interface Rule {

    List<Suspect> ask(DiagnosticInput input);
}
