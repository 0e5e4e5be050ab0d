package mobius.seed;

import java.util.List;
import java.util.function.Predicate;
import mobius.data.Mark;
import mobius.seed.client.RemoteItem;

/** Removes the items of an account that carry certain marks, and never an item without a mark. */
final class Removal {

    private final Predicate<Mark> wanted;
    private final Outcome outcome;

    /**
     * Creates a removal.
     *
     * @param wanted selects the marks of the items to remove
     * @param outcome counts what was seen, removed and kept
     */
    Removal(Predicate<Mark> wanted, Outcome outcome) {
        this.wanted = wanted;
        this.outcome = outcome;
    }

    /**
     * Removes the marked contexts of all projects, including projects without a mark, and then the marked projects that are
     * empty.
     */
    void from(AccountSession account) throws InterruptedException {
        for (RemoteItem project : account.projects()) {
            outcome.see(SeedEvent.PROJECT_SEEN, project);
            project(account, project);
        }
    }

    /** Removes the marked contexts of the project, and the project itself if it is marked and empty afterwards. */
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

    /** Removes a context, without checking its mark. */
    void context(AccountSession account, RemoteItem context) throws InterruptedException {
        account.deleteContext(context);
        outcome.add(SeedEvent.CONTEXT_REMOVED);
    }

    /**
     * Removes a project if it is empty. Because a platform removes a project with everything in it, the contexts are listed once
     * more immediately before; an earlier list is not enough.
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
