package mobius.seed;

import java.util.List;
import java.util.function.Predicate;
import mobius.data.Mark;
import mobius.seed.client.RemoteItem;

/** Removes items with certain marks from an account, and never one without a mark. */
final class Removal {

    private final Predicate<Mark> wanted;
    private final Outcome outcome;

    /** @param wanted the marks of what is to go */
    Removal(Predicate<Mark> wanted, Outcome outcome) {
        this.wanted = wanted;
        this.outcome = outcome;
    }

    /** Removes marked contexts from all projects, also from projects without a mark, and marked projects that are then empty. */
    void from(AccountSession account) throws InterruptedException {
        for (RemoteItem project : account.projects()) {
            outcome.see(SeedEvent.PROJECT_SEEN, project);
            project(account, project);
        }
    }

    /** Removes the marked contexts of the project, and the project where it is marked and nothing is left in it. */
    void project(AccountSession account, RemoteItem project) throws InterruptedException {
        List<RemoteItem> contexts = account.contexts(project);
        contexts.forEach(context -> outcome.see(SeedEvent.CONTEXT_SEEN, context));
        for (RemoteItem context : contexts) {
            if (isWanted(context)) {
                context(account, context);
            }
        }
        if (isWanted(project)) {
            removeIfEmpty(account, project, contexts.size());
        }
    }

    void context(AccountSession account, RemoteItem context) throws InterruptedException {
        account.deleteContext(context);
        outcome.add(SeedEvent.CONTEXT_REMOVED);
    }

    /**
     * A platform removes a project with all that is in it, so that it must be known to be empty now, not a while ago.
     *
     * @param before how many contexts the list showed before any was removed
     */
    private void removeIfEmpty(AccountSession account, RemoteItem project, int before) throws InterruptedException {
        if (project.contexts().orElse(before) > before) {
            keep(
                    account,
                    project,
                    "the platform counts " + project.contexts().getAsLong() + " contexts in it and lists " + before);
            return;
        }
        int left = account.contexts(project).size();
        if (left > 0) {
            keep(
                    account,
                    project,
                    "it contains " + left + (left == 1 ? " context" : " contexts")
                            + " that this cleanup must not remove");
            return;
        }
        account.deleteProject(project);
        outcome.add(SeedEvent.PROJECT_REMOVED);
    }

    private void keep(AccountSession account, RemoteItem project, String why) {
        outcome.keep("the project " + project.label() + " of " + account.email() + " was kept, because " + why);
    }

    private boolean isWanted(RemoteItem item) {
        return item.mark().filter(wanted).isPresent();
    }
}
