package mobius.verdict.suspect;

import java.util.List;

/** Looks for one cause. A rule whose figures are missing names nobody. */
interface Rule {

    List<Suspect> ask(DiagnosticInput symptoms);
}
