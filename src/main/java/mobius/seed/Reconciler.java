package mobius.seed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.contract.UnexpectedAnswer;
import mobius.data.ContextRow;
import mobius.data.Mark;
import mobius.seed.client.AmbiguousOutcome;
import mobius.seed.client.RemoteItem;
import mobius.seed.client.SeedingException;

/**
 * Brings the items of one run that one account owns in line with the account's share of the plan: creates missing items, and
 * removes surplus items of the same run. It compares only the plan with what the platform lists, so it may be interrupted at any
 * point and repeated. A created item must appear in the platform's lists, together with everything that they showed before;
 * otherwise nothing more is created. Not thread-safe.
 */
final class Reconciler {

    /** How many times a list is read until it shows a new item. */
    private static final int MOST_LOOKS = 3;

    private final AccountSession account;
    private final Mark run;
    private final Outcome outcome;
    private final Creations creations;
    private final Removal removal;
    private final Bodies bodies;
    /** The ids of the contexts that each project, by its id, was last seen to have. */
    private final Map<String, Set<String>> contextsKnown = new HashMap<>();

    private Set<String> projectsKnown = new HashSet<>();
    private long created;
    /** Whether a list has already shown a project that was created here. */
    private boolean showsProjects;
    /** Whether a list has already shown a context that was created here. */
    private boolean showsContexts;

    private boolean hasLooked;

    /**
     * State that all accounts of a seeding share.
     *
     * @param first verifies the first creation of each kind
     * @param platform for the pauses between two readings of a list
     */
    record Creations(FirstCreation first, Platform platform) {}

    /**
     * Creates a reconciler.
     *
     * @param run the mark of the items to compare and create; items of other runs are not touched
     */
    Reconciler(AccountSession account, Mark run, Outcome outcome, Creations creations) {
        this.account = account;
        this.run = run;
        this.outcome = outcome;
        this.creations = creations;
        this.removal = new Removal(run::equals, outcome);
        this.bodies = new Bodies(run, account.routes());
    }

    /**
     * Compares once, and creates and removes what differs.
     *
     * @return whether every planned item existed before
     * @throws AmbiguousOutcome if it is unknown whether the platform created an item; comparing again resolves it
     * @throws SeedingException if the lists do not show a created item, or no longer show an earlier one
     */
    boolean settle(List<ProjectShare> planned) throws InterruptedException {
        boolean settled = true;
        UnmatchedItems unmatched = new UnmatchedItems(own(projects()));
        for (ProjectShare project : planned) {
            Optional<RemoteItem> there = unmatched.take(project.project().name());
            settled &= there.isPresent() ? fill(there.get(), project.contexts()) : create(project);
        }
        for (RemoteItem surplus : unmatched.rest()) {
            removal.project(account, surplus);
            projectsKnown.remove(surplus.id());
        }
        return settled;
    }

    /** The number of items created so far, by all comparisons together. */
    long created() {
        return created;
    }

    /**
     * Lists the projects of the account. The first call also reads the contexts of one project, so that a list that cannot be
     * interpreted stops the account before anything is written.
     */
    private List<RemoteItem> projects() throws InterruptedException {
        List<RemoteItem> projects = account.projects();
        requireAll(projectsKnown, projects, "GET /projects");
        projectsKnown = ids(projects);
        if (!hasLooked && !projects.isEmpty()) {
            if (account.isNew() && !own(projects).isEmpty() && created == 0) {
                throw new SeedingException(
                        "GET /projects shows " + own(projects).get(0).label() + " to " + account.email()
                                + ", which has just been registered: the platform shows the projects of others but not"
                                + " their owners, so nothing is created. Make it return the ownerId of each project");
            }
            account.contexts(projects.get(0));
        }
        hasLooked = true;
        return projects;
    }

    /**
     * Creates a planned project with its contexts.
     *
     * @return false, because something was missing
     */
    private boolean create(ProjectShare planned) throws InterruptedException {
        String name = planned.project().name();
        RemoteItem project = showsProjects
                ? account.createProject(bodies.project(planned.project()), name)
                : creations.first().prove("GET /projects", () -> shownProject(planned, name));
        showsProjects = true;
        count(SeedEvent.PROJECT_CREATED);
        projectsKnown.add(project.id());
        contextsKnown.put(project.id(), new HashSet<>());
        boolean isFirst = !showsContexts && !planned.contexts().isEmpty();
        if (isFirst) {
            account.contexts(project);
        }
        for (ContextRow context : planned.contexts()) {
            create(project, context, !showsContexts);
        }
        return false;
    }

    /** Creates a project and verifies that the platform lists it. */
    private RemoteItem shownProject(ProjectShare planned, String name) throws InterruptedException {
        RemoteItem created = account.createProject(bodies.project(planned.project()), name);
        Look look = () -> {
            List<RemoteItem> shown = account.projects();
            requireAll(projectsKnown, shown, "GET /projects");
            return shown;
        };
        require(created, name, look, "DELETE /projects/{id}");
        return created;
    }

    /**
     * Creates the missing contexts of an existing project, and removes the surplus ones.
     *
     * @return whether every planned context existed before
     */
    private boolean fill(RemoteItem project, List<ContextRow> planned) throws InterruptedException {
        boolean settled = true;
        List<RemoteItem> there = account.contexts(project);
        requireAll(contextsKnown.getOrDefault(project.id(), Set.of()), there, "GET /contexts");
        contextsKnown.put(project.id(), ids(there));
        UnmatchedItems unmatched = new UnmatchedItems(own(there));
        for (ContextRow context : planned) {
            if (unmatched.take(key(context)).isEmpty()) {
                create(project, context, settled);
                settled = false;
            }
        }
        for (RemoteItem surplus : unmatched.rest()) {
            removal.context(account, surplus);
            contextsKnown.getOrDefault(project.id(), new HashSet<>()).remove(surplus.id());
        }
        return settled;
    }

    /**
     * Creates a context.
     *
     * @param looks whether the list must show the context before anything else is created
     */
    private void create(RemoteItem project, ContextRow context, boolean looks) throws InterruptedException {
        RemoteItem created = looks
                ? creations.first().prove("GET /contexts", () -> shownContext(project, context))
                : account.createContext(bodies.context(project, context), context.name());
        showsContexts = true;
        contextsKnown.computeIfAbsent(project.id(), id -> new HashSet<>()).add(created.id());
        count(SeedEvent.CONTEXT_CREATED);
    }

    /** Creates a context and verifies that the platform lists it. */
    private RemoteItem shownContext(RemoteItem project, ContextRow context) throws InterruptedException {
        RemoteItem created = account.createContext(bodies.context(project, context), context.name());
        Look look = () -> {
            List<RemoteItem> shown = account.contexts(project);
            requireAll(contextsKnown.getOrDefault(project.id(), Set.of()), shown, "GET /contexts");
            return shown;
        };
        require(created, key(context), look, "DELETE /contexts/{id}");
        return created;
    }

    /** Reads a list. */
    private interface Look {
        List<RemoteItem> at() throws InterruptedException;
    }

    /**
     * Verifies that a list shows a created item. A list that lags behind is read again; if it never shows the item, the seeding
     * ends. If the thread is interrupted, the item is removed first.
     */
    private void require(RemoteItem created, String key, Look list, String deletion) throws InterruptedException {
        try {
            look(created, key, list, deletion);
        } catch (InterruptedException stopped) {
            account.withdraw(deletion, created, "has not yet shown");
            throw stopped;
        }
    }

    /**
     * Reads the list until it shows the item, and compares the item with what was sent.
     *
     * @throws SeedingException if the item is missing, or has lost its mark or its key; it is then removed again if possible
     */
    private void look(RemoteItem created, String key, Look list, String deletion) throws InterruptedException {
        Optional<RemoteItem> shown = Optional.empty();
        for (int look = 0; look < MOST_LOOKS && shown.isEmpty(); look++) {
            if (look > 0) {
                creations.platform().pauseBefore(look - 1);
            }
            shown = looked(created, list, deletion).stream()
                    .filter(item -> item.id().equals(created.id()))
                    .findFirst();
        }
        if (shown.isEmpty()) {
            throw account.withdraw(deletion, created, "does not list the newly created");
        }
        if (!shown.get().isOf(run)) {
            throw account.withdraw(
                    deletion, created, "has not kept the mark " + Mark.TAG + " in the tags or metadata of");
        }
        if (!shown.get().key().equals(key)) {
            throw account.withdraw(
                    deletion, created, "has changed the name, version or description of the newly created");
        }
    }

    /**
     * Reads a list after a creation. If the list cannot be interpreted, or lacks an earlier item, the created item is removed
     * before the seeding ends.
     */
    private List<RemoteItem> looked(RemoteItem created, Look list, String deletion) throws InterruptedException {
        try {
            return list.at();
        } catch (SeedingException | UnexpectedAnswer unusable) {
            throw account.withdraw(
                    deletion, created, "returns no usable list (" + unusable.getMessage() + ") after the creation of");
        }
    }

    /** Fails if a list lacks an item that it showed before: items beyond a truncated list would be created again. */
    private void requireAll(Set<String> known, List<RemoteItem> shown, String list) {
        Set<String> missing = new HashSet<>(known);
        missing.removeAll(ids(shown));
        if (!missing.isEmpty()) {
            throw new SeedingException(
                    list + " for " + account.email() + " shows " + shown.size() + " rows and no longer "
                            + missing.stream().sorted().findFirst().orElseThrow()
                            + ", which was listed before; the platform may truncate"
                            + " its lists, so nothing more is created. Make it page them, or create fewer items with"
                            + " --projects-per-account and --contexts-per-project");
        }
    }

    private void count(SeedEvent creation) {
        outcome.add(creation);
        created++;
    }

    /** The items that this run has created. */
    private List<RemoteItem> own(List<RemoteItem> items) {
        return items.stream().filter(item -> item.isOf(run)).toList();
    }

    private static Set<String> ids(List<RemoteItem> items) {
        return items.stream().map(RemoteItem::id).collect(Collectors.toCollection(HashSet::new));
    }

    private static String key(ContextRow context) {
        return RemoteItem.contextKey(context.name(), context.version(), context.description());
    }
}
