package mobius.seed;

import java.util.List;
import java.util.function.Predicate;
import mobius.data.Mark;

/** Removes things with certain marks from an account, and never one without a mark. */
final class Removal {

    private final Predicate<Mark> wanted;
    private final Outcome outcome;

    /** @param wanted the marks of what is to go */
    Removal(Predicate<Mark> wanted, Outcome outcome) {
        this.wanted = wanted;
        this.outcome = outcome;
    }

    /** Removes marked contexts from all projects, also from projects without a mark, and marked projects that are then empty. */
    void from(Member member) throws InterruptedException {
        for (Thing project : member.projects()) {
            project(member, project);
        }
    }

    /** Removes the marked contexts of the project, and the project where it is marked and nothing is left in it. */
    void project(Member member, Thing project) throws InterruptedException {
        List<Thing> contexts = member.contexts(project);
        for (Thing context : contexts) {
            if (isWanted(context)) {
                context(member, context);
            }
        }
        if (isWanted(project)) {
            removeIfEmpty(member, project, contexts);
        }
    }

    void context(Member member, Thing context) throws InterruptedException {
        member.deleteContext(context);
        outcome.add(Deed.CONTEXT_REMOVED);
    }

    /** A platform removes a project with all that is in it, so that it must be known to be empty now, not a while ago. */
    private void removeIfEmpty(Member member, Thing project, List<Thing> before) throws InterruptedException {
        long left = before.isEmpty() ? 0 : member.contexts(project).size();
        if (left > 0) {
            outcome.keep("the project " + project.name() + " (" + project.id() + ") of " + member.email()
                    + " stays, because it holds " + left + (left == 1 ? " context" : " contexts")
                    + " that this cleanup was not to remove");
            return;
        }
        member.deleteProject(project);
        outcome.add(Deed.PROJECT_REMOVED);
    }

    private boolean isWanted(Thing thing) {
        return thing.mark().filter(wanted).isPresent();
    }
}
